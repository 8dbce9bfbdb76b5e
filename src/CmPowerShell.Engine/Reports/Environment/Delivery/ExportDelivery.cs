using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Reports.Environment.Formats;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Reports.Environment.Delivery;

/// <summary>Delivers variables to their reader: a file, the log of the agent, or the environment file of a runner.</summary>
/// <param name="Format">The format.</param>
/// <param name="File">Full path of the file to write; null for none.</param>
/// <param name="Options">Additional options for the reader.</param>
public sealed record ExportDelivery(string Format, string? File, ExportOptions Options)
{
    /// <summary>Writes them.</summary>
    /// <exception cref="CmException">
    /// <c>ExportFormatUnknown</c>; <c>VariableNotExportable</c>: a shell or file could not take one; <c>RunnerFileMissing</c>: a runner of GitHub Actions that names no file;
    /// <c>FileNotWritable</c>.
    /// </exception>
    public Delivered Write(IReadOnlyList<ExportedVariable> variables)
    {
        var plan = EnvironmentExport.Plan(Format, variables);
        var delivered = File is null && IsFormat<GitHubActionsFormat>() ? Append(plan.Variables) : Write(plan);
        return delivered with { Warnings = plan.Warnings };
    }

    private Delivered Write(ExportPlan plan)
    {
        var text = EnvironmentExport.Write(Format, plan.Variables, Options);
        if (File is not null)
        {
            AtomicFile.WriteText(File, text);
            return new Delivered([], [], File);
        }

        var lines = text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        return IsFormat<AzurePipelinesFormat>() ? new Delivered(lines, [], null) : new Delivered([], lines, null);
    }

    private bool IsFormat<T>() where T : IExportFormat, new() => new T().Name.Equals(Format, StringComparison.OrdinalIgnoreCase);

    // The runner puts the lines of one file in front of PATH, and takes other variables from another file.
    private Delivered Append(IReadOnlyList<ExportedVariable> variables)
    {
        var hasPathFile = !string.IsNullOrEmpty(Options.Inherited(RunnerFile.OfPath));
        var paths = variables.Where(variable => hasPathFile && variable.IsPath).ToList();
        var file = RunnerFile.Append(RunnerFile.OfVariables, EnvironmentExport.Write(Format, [.. variables.Except(paths)], Options), Options.Inherited);
        if (paths.Count > 0)
        {
            RunnerFile.Append(RunnerFile.OfPath, string.Concat(paths.SelectMany(path => path.Parts.Reverse()).Select(part => part + "\n")), Options.Inherited);
        }

        return new Delivered([.. GitHubActionsFormat.Masks(variables)], [], file);
    }
}

/// <summary>The outcome.</summary>
/// <param name="Log">Lines that belong into the log, where the build service reads them.</param>
/// <param name="Answer">Lines for the caller.</param>
/// <param name="File">Full path of the file that has them; null for none.</param>
public sealed record Delivered(IReadOnlyList<string> Log, IReadOnlyList<string> Answer, string? File)
{
    /// <summary>A warning for each skipped variable.</summary>
    public IReadOnlyList<WarningReported> Warnings { get; init; } = [];
}

using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Reports.Environment.Formats;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Reports.Environment.Delivery;

/// <summary>Brings variables to their reader: a file, the log of the agent, or the environment file of a runner.</summary>
/// <param name="Format">The format.</param>
/// <param name="File">Full path of the file to write; null for none.</param>
/// <param name="Options">What the reader is told beside the values.</param>
public sealed record ExportDelivery(string Format, string? File, ExportOptions Options)
{
    /// <summary>Writes them.</summary>
    /// <exception cref="CmException">
    /// <c>ExportFormatUnknown</c>; <c>VariableNotExportable</c>, <c>VariableNameInvalid</c>: the reader could not take one; <c>RunnerFileMissing</c>: a runner of GitHub
    /// Actions that names no file; <c>FileNotWritable</c>.
    /// </exception>
    public Delivered Write(IReadOnlyList<ExportedVariable> variables)
    {
        var text = EnvironmentExport.Write(Format, variables, Options);
        var lines = text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
        if (File is not null)
        {
            AtomicFile.WriteText(File, text);
            return new Delivered([], [], File);
        }

        return IsFormat<AzurePipelinesFormat>() ? new Delivered(lines, [], null)
            : IsFormat<GitHubActionsFormat>() ? Append(variables, text)
            : new Delivered([], lines.Select(line => line.TrimEnd('\r')).ToList(), null);
    }

    private bool IsFormat<T>() where T : IExportFormat, new() => new T().Name.Equals(Format, StringComparison.OrdinalIgnoreCase);

    private Delivered Append(IReadOnlyList<ExportedVariable> variables, string text)
    {
        var file = RunnerFile.Append(RunnerFile.OfVariables, text, Options.Inherited);
        return new Delivered([.. GitHubActionsFormat.Masks(variables)], [], file);
    }
}

/// <summary>What came of it.</summary>
/// <param name="Log">Lines that belong into the log, where the build service reads them.</param>
/// <param name="Answer">Lines for whoever asked.</param>
/// <param name="File">Full path of the file that has them; null for none.</param>
public sealed record Delivered(IReadOnlyList<string> Log, IReadOnlyList<string> Answer, string? File);

using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Reports.Environment.Formats;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Reports.Environment.Delivery;

/// <summary>Writes variables in the formats that there are.</summary>
public static class EnvironmentExport
{
    private static readonly IReadOnlyList<IExportFormat> Formats =
    [
        .. ShellRegistry.Default.All.Select(shell => new ShellFormat(shell)),
        new DotEnvFormat(),
        new AzurePipelinesFormat(),
        new GitHubActionsFormat(),
        new JsonFormat(),
    ];

    /// <summary>The names of the formats.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Formats.Select(format => format.Name)];

    /// <summary>The text for variables.</summary>
    /// <param name="name">The format, in any case.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="options">Additional options for the reader.</param>
    /// <exception cref="CmException"><c>ExportFormatUnknown</c>; <c>VariableNotExportable</c>: the reader could not take a name or a value.</exception>
    public static string Write(string name, IReadOnlyList<ExportedVariable> variables, ExportOptions options) => Find(name).Write(variables, options);

    /// <summary>Selects the variables for the reader.</summary>
    internal static ExportPlan Plan(string name, IReadOnlyList<ExportedVariable> variables) => ExportPlan.Of(variables, Find(name).Refusal);

    /// <summary>Checks that a name is that of a format.</summary>
    /// <exception cref="CmException"><c>ExportFormatUnknown</c>.</exception>
    public static void Check(string name) => Find(name);

    private static IExportFormat Find(string name) =>
        Formats.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new CmException(new CmError(
            "ExportFormatUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' is not a format for variables.")
        {
            Hint = $"{NearestName.Hint(name, Names)} There are {string.Join(", ", Names)}.".Trim(),
            Target = name,
        });
}

namespace CmPowerShell.Engine.Reports.Environment;

/// <summary>A format of variables for consumers of a run.</summary>
internal interface IExportFormat
{
    /// <summary>The name of the format.</summary>
    string Name { get; }

    /// <summary>Explains why a build service would refuse a variable, as the end of a sentence; null if it accepts it. Such a variable is skipped, and the others are written.</summary>
    string? Refusal(ExportedVariable variable) => null;

    /// <summary>The text for the variables; ends with a line break unless it is empty.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>VariableNotExportable</c>: the reader could not take one.</exception>
    string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options);
}

/// <summary>Additional options for the reader.</summary>
/// <param name="IsOutput">Whether other jobs shall see the variables; for Azure Pipelines.</param>
/// <param name="Inherited">Reads a variable of this process, if a reader cannot put a list in front itself.</param>
public sealed record ExportOptions(bool IsOutput, Func<string, string?> Inherited);

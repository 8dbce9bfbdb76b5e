using CmPowerShell.Engine.Formatting.AzurePipelines;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>
/// Commands to the agent of Azure Pipelines. Parts of <c>PATH</c> are put in front one by one, the last one first, so that their order is kept; another list is set with what the
/// variable has in this process, because the agent can put nothing in front of it.
/// </summary>
internal sealed class AzurePipelinesFormat : IExportFormat
{
    public string Name => "AzurePipelines";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) =>
        string.Concat(variables.SelectMany(variable => Commands(variable, options)).Select(command => $"{command}\n"));

    public string? Refusal(ExportedVariable variable) =>
        variable.IsPath ? null
        : ServiceNames.Refusal(variable.Name) ?? VariableName.Refusal(variable.Name)
        ?? (variable.IsSecret && variable.Value.AsSpan().IndexOfAny('\r', '\n') >= 0 ? "the agent takes no secret with a line break" : null);

    private static IEnumerable<LoggingCommand> Commands(ExportedVariable variable, ExportOptions options) => variable.IsPath
        ? variable.Parts.Reverse().Select(part => new LoggingCommand("task.prependpath", part))
        : [Set(variable, options)];

    private static LoggingCommand Set(ExportedVariable variable, ExportOptions options) =>
        new LoggingCommand("task.setvariable", variable.With(options.Inherited(variable.Name)))
            .With("variable", variable.Name)
            .With("isOutput", options.IsOutput ? "true" : null)
            .With("isSecret", variable.IsSecret ? "true" : null);
}

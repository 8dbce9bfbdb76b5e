using CmPowerShell.Engine.Formatting.AzurePipelines;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>
/// Commands to the agent of Azure Pipelines. Parts of <c>PATH</c> are put in front one by one, the last one first, so that they stand in order; another list is set with what the
/// variable has in this process, because the agent can put nothing in front of it.
/// </summary>
internal sealed class AzurePipelinesFormat : IExportFormat
{
    public string Name => "AzurePipelines";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) =>
        string.Concat(variables.SelectMany(variable => Commands(variable, options)).Select(command => $"{command}\n"));

    private static IEnumerable<LoggingCommand> Commands(ExportedVariable variable, ExportOptions options)
    {
        if (variable.IsList && variable.Name.Equals("PATH", StringComparison.OrdinalIgnoreCase))
        {
            return variable.Parts.Reverse().Select(part => new LoggingCommand("task.prependpath", part));
        }

        var value = variable.With(options.Inherited(variable.Name));
        return [Set(variable, value).With("isOutput", options.IsOutput ? "true" : null).With("isSecret", variable.IsSecret ? "true" : null)];
    }

    private static LoggingCommand Set(ExportedVariable variable, string value) =>
        variable.IsSecret && value.AsSpan().IndexOfAny('\r', '\n') >= 0 ? throw EnvironmentExportErrors.NotExportable(variable, "the agent takes no secret with a line break")
        : new LoggingCommand("task.setvariable", value).With("variable", VariableName.Checked(variable.Name));
}

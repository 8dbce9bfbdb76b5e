namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>
/// Lines <c>NAME='value'</c> as programs read them from a file <c>.env</c>. A value with a single quote or a line break is written in double quotes, with <c>\n</c>, <c>\"</c>, <c>\`</c>,
/// <c>\\</c> and <c>\$</c>. A list is written with what the variable has in this process, because not every reader can refer to it.
/// </summary>
internal sealed class DotEnvFormat : IExportFormat
{
    public string Name => "DotEnv";

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) =>
        string.Concat(variables.WithShellName().Select(variable => $"{variable.Name}={Quote(variable.With(options.Inherited(variable.Name)))}\n"));

    private static string Quote(string value) => value.AsSpan().IndexOfAny("'\r\n") < 0
        ? $"'{value}'"
        : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}

using System.Text;

namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>
/// A command to the agent of Azure Pipelines, as a line of output: <c>##vso[area.action key=value;…]message</c>. The signs that end a part are escaped
/// as the agent takes them back: <c>%</c> first, as <c>%AZP25</c>; in properties also <c>;</c> and <c>]</c>.
/// </summary>
/// <param name="Name">Area and action, such as <c>task.logissue</c>.</param>
/// <param name="Message">The text after the brackets.</param>
public sealed record LoggingCommand(string Name, string Message)
{
    private readonly List<(string Key, string Value)> _properties = [];

    /// <summary>The command with one property more; without it where there is no value, since the agent takes an empty one for a value.</summary>
    /// <param name="key">The key of the agent.</param>
    /// <param name="value">The value.</param>
    public LoggingCommand With(string key, string? value)
    {
        var command = new LoggingCommand(Name, Message);
        command._properties.AddRange(_properties);
        if (!string.IsNullOrEmpty(value))
        {
            command._properties.Add((key, value));
        }

        return command;
    }

    /// <summary>The line, without its end.</summary>
    public override string ToString()
    {
        var line = new StringBuilder("##vso[").Append(Name);
        foreach (var (key, value) in _properties)
        {
            line.Append(line[^1] == ';' ? "" : " ").Append(key).Append('=').Append(EscapeProperty(value)).Append(';');
        }

        return line.Append(']').Append(EscapeMessage(Message)).ToString();
    }

    private static string EscapeProperty(string value) =>
        EscapeMessage(value).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);

    private static string EscapeMessage(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}

using System.Text;

namespace CmPowerShell.Engine.Formatting.GitHubActions;

/// <summary>
/// A command to the runner of GitHub Actions, as a line of output: <c>::name key=value,…::message</c>. <c>%</c> and line breaks are escaped; in properties also
/// <c>:</c> and <c>,</c>.
/// </summary>
/// <param name="Name">The command, such as <c>warning</c>.</param>
/// <param name="Message">The text after it.</param>
public sealed record WorkflowCommand(string Name, string Message)
{
    private readonly List<(string Key, string Value)> _properties = [];

    /// <summary>The command with one property more; without it where there is no value.</summary>
    /// <param name="key">The key of the runner.</param>
    /// <param name="value">The value.</param>
    public WorkflowCommand With(string key, string? value)
    {
        var command = new WorkflowCommand(Name, Message);
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
        var line = new StringBuilder("::").Append(Name);
        for (var place = 0; place < _properties.Count; place++)
        {
            line.Append(place == 0 ? ' ' : ',').Append(_properties[place].Key).Append('=').Append(EscapeProperty(_properties[place].Value));
        }

        return line.Append("::").Append(EscapeMessage(Message)).ToString();
    }

    private static string EscapeProperty(string value) =>
        EscapeMessage(value).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string EscapeMessage(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}

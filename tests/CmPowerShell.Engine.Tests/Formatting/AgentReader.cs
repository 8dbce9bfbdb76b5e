namespace CmPowerShell.Engine.Tests.Formatting;

/// <summary>Finds commands in lines of output as the agent of Azure Pipelines does: anywhere in the line, properties between the name and the first <c>]</c>.</summary>
internal static class AgentReader
{
    private const string Prefix = "##vso[";

    /// <summary>The command in a line, or null when there is none.</summary>
    internal static AgentCommand? Read(string line)
    {
        var start = line.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : line.IndexOf(']', start);
        if (end < 0)
        {
            return null;
        }

        var inside = line[(start + Prefix.Length)..end];
        var blank = inside.IndexOf(' ', StringComparison.Ordinal);
        var properties = blank < 0 ? [] : inside[(blank + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries);
        return new AgentCommand(
            blank < 0 ? inside : inside[..blank],
            properties.Select(property => property.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => Unescape(parts[1])),
            Unescape(line[(end + 1)..]));
    }

    /// <summary>The commands among lines, as the agent cuts its input into lines.</summary>
    internal static IReadOnlyList<AgentCommand> ReadAll(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => text.Split('\n', '\r')).Select(Read).OfType<AgentCommand>()];

    private static string Unescape(string text) => text
        .Replace("%3B", ";", StringComparison.OrdinalIgnoreCase)
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%5D", "]", StringComparison.OrdinalIgnoreCase)
        .Replace("%AZP25", "%", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the agent understands.</summary>
internal sealed record AgentCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Message);

namespace CmPowerShell.TestSupport.BuildServices;

/// <summary>
/// Finds commands in output as the agent of Azure Pipelines does: it searches for the prefix anywhere in a line by the rules of a language, which ignore ignorable characters,
/// and takes as properties the text between the name and the first <c>]</c>.
/// </summary>
public static class AgentReader
{
    private const string Prefix = "##vso[";

    /// <summary>The command in a line, or null when there is none.</summary>
    public static ServiceCommand? Read(string line)
    {
        var start = LanguageSearch.IndexOf(line, Prefix);
        var end = start < 0 ? -1 : line.IndexOf(']', start);
        if (end < 0 || end < start + Prefix.Length)
        {
            return null;
        }

        var inside = line[(start + Prefix.Length)..end];
        var blank = inside.IndexOf(' ', StringComparison.Ordinal);
        var properties = blank < 0 ? [] : inside[(blank + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries);
        return new ServiceCommand(
            blank < 0 ? inside : inside[..blank],
            properties.Select(property => property.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => Unescape(parts[1])),
            Unescape(line[(end + 1)..]));
    }

    /// <summary>The commands among texts, as the agent cuts its input into lines.</summary>
    public static IReadOnlyList<ServiceCommand> ReadAll(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => text.Split('\n', '\r')).Select(Read).OfType<ServiceCommand>()];

    private static string Unescape(string text) => text
        .Replace("%3B", ";", StringComparison.OrdinalIgnoreCase)
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%5D", "]", StringComparison.OrdinalIgnoreCase)
        .Replace("%AZP25", "%", StringComparison.OrdinalIgnoreCase);
}

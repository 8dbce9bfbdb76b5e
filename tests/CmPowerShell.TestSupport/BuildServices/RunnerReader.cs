namespace CmPowerShell.TestSupport.BuildServices;

/// <summary>
/// Finds commands in output as the runner of GitHub Actions does: <c>::name properties::message</c> at the beginning of a line, behind white space, and else
/// <c>##[name properties]message</c> anywhere in it. Only names that the runner knows count. Its searches follow the rules of a language, which ignore ignorable characters.
/// </summary>
public static class RunnerReader
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path", "notice", "remove-matcher", "save-state", "set-env",
        "set-output", "stop-commands", "warning",
    };

    /// <summary>The command in a line, or null when there is none.</summary>
    public static ServiceCommand? Read(string line) => ReadNew(line.TrimStart()) ?? ReadOld(line);

    /// <summary>The commands among texts, as the runner cuts its input into lines.</summary>
    public static IReadOnlyList<ServiceCommand> ReadAll(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => text.Split('\n', '\r')).Select(Read).OfType<ServiceCommand>()];

    private static ServiceCommand? ReadNew(string line)
    {
        var end = LanguageSearch.StartsWith(line, "::") && line.Length > 2 ? LanguageSearch.IndexOf(line, "::", 2) : -1;
        return end < 0 ? null : Command(line[2..end], ',', line[(end + 2)..]);
    }

    private static ServiceCommand? ReadOld(string line)
    {
        var start = LanguageSearch.IndexOf(line, "##[");
        var end = start < 0 ? -1 : line.IndexOf(']', start);
        return end < start + 3 ? null : Command(line[(start + 3)..end], ';', line[(end + 1)..]);
    }

    private static ServiceCommand? Command(string inside, char separator, string message)
    {
        var parts = inside.Split(' ', 2);
        var properties = parts.Length == 1 ? [] : parts[1].Split(separator, StringSplitOptions.RemoveEmptyEntries);
        return !Known.Contains(parts[0]) ? null : new ServiceCommand(
            parts[0],
            properties.Select(property => property.Trim().Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => Unescape(pair[1])),
            Unescape(message));
    }

    private static string Unescape(string text) => text
        .Replace("%3A", ":", StringComparison.OrdinalIgnoreCase)
        .Replace("%2C", ",", StringComparison.OrdinalIgnoreCase)
        .Replace("%3B", ";", StringComparison.OrdinalIgnoreCase)
        .Replace("%5D", "]", StringComparison.OrdinalIgnoreCase)
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
        .Replace("%25", "%", StringComparison.OrdinalIgnoreCase);
}

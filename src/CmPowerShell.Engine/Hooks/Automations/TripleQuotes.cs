namespace CmPowerShell.Engine.Hooks.Automations;

/// <summary>Finds the lines of a Python text that begin inside a text in three quotes, and so are not code.</summary>
internal static class TripleQuotes
{
    private static readonly string[] Kinds = ["\"\"\"", "'''"];

    /// <summary>For each line whether it begins inside of one.</summary>
    public static bool[] Inside(IReadOnlyList<string> lines)
    {
        var inside = new bool[lines.Count];
        string? open = null;
        for (var place = 0; place < lines.Count; place++)
        {
            inside[place] = open is not null;
            open = After(lines[place], open);
        }

        return inside;
    }

    /// <summary>The quotes that are open after a line.</summary>
    private static string? After(string line, string? open)
    {
        if (open is null && line.TrimStart().StartsWith('#'))
        {
            return null;
        }

        for (var from = 0; ;)
        {
            var (place, kind) = Next(line, from, open);
            if (place < 0)
            {
                return open;
            }

            open = open is null ? kind : null;
            from = place + kind.Length;
        }
    }

    private static (int Place, string Kind) Next(string line, int from, string? open) => Kinds
        .Where(kind => open is null || kind == open)
        .Select(kind => (Place: line.IndexOf(kind, from, StringComparison.Ordinal), Kind: kind))
        .Where(found => found.Place >= 0)
        .OrderBy(found => found.Place)
        .FirstOrDefault((-1, ""));
}

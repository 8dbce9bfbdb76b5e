namespace CmPowerShell.Meta.Editing;

/// <summary>The lines of the entries of a map in YAML, as they are written, so that entries can be put in another order without a change of their text or comments.</summary>
/// <param name="Head">The lines before the first entry that belong to none.</param>
/// <param name="Entries">The entries in their order.</param>
internal sealed record YamlEntries(IReadOnlyList<string> Head, IReadOnlyList<YamlEntry> Entries)
{
    /// <summary>Splits lines into entries. Comments and empty lines belong to the entry below them.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="indent">The number of spaces in front of the keys.</param>
    internal static YamlEntries Split(IReadOnlyList<string> lines, int indent)
    {
        var head = new List<string>();
        var entries = new List<YamlEntry>();
        var waiting = new List<string>();
        foreach (var line in lines)
        {
            if (IsBetween(line, indent))
            {
                waiting.Add(line);
            }
            else if (GetKey(line, indent) is { } key)
            {
                entries.Add(new YamlEntry(key, [.. waiting, line]));
                waiting.Clear();
            }
            else
            {
                var owner = entries.Count > 0 ? entries[^1].Lines : head;
                owner.AddRange(waiting);
                owner.Add(line);
                waiting.Clear();
            }
        }

        (entries.Count > 0 ? entries[^1].Lines : head).AddRange(waiting.Where(line => line.Trim().Length > 0));
        return new YamlEntries(head, entries);
    }

    /// <summary>The number of spaces in front of the keys of the map that an entry holds; 0 if there is none in block style.</summary>
    internal static int InnerIndent(YamlEntry entry) =>
        entry.Lines.SkipWhile(line => GetKey(line, Indent(line)) != entry.Key).Skip(1).FirstOrDefault(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#')) is { } first
        && GetKey(first, Indent(first)) is not null ? Indent(first) : 0;

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool IsBetween(string line, int indent) => line.Trim().Length == 0 || (line.TrimStart(' ').StartsWith('#') && Indent(line) <= indent);

    /// <summary>The key of a line that begins an entry; null for another line.</summary>
    private static string? GetKey(string line, int indent)
    {
        if (Indent(line) != indent || line.Length == indent)
        {
            return null;
        }

        var text = line.AsSpan(indent);
        if (text[0] is '\'' or '"')
        {
            var end = text[1..].IndexOf(text[0]);
            return end > 0 && EndsKey(text, end + 2) ? text[1..(end + 1)].ToString() : null;
        }

        if (text[0] == '-' && (text.Length == 1 || text[1] == ' '))
        {
            return null;
        }

        for (var place = 1; place < text.Length; place++)
        {
            if (EndsKey(text, place))
            {
                return text[..place].TrimEnd().ToString();
            }
        }

        return null;
    }

    private static bool EndsKey(ReadOnlySpan<char> text, int place) =>
        place < text.Length && text[place] == ':' && (place + 1 == text.Length || text[place + 1] is ' ' or '\r');
}

/// <summary>An entry of a map in YAML.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Lines">Its lines, with the comments above it.</param>
internal sealed record YamlEntry(string Key, List<string> Lines);

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Finds what can be a full path in the value of a variable: the whole text, an entry of a search path, a word of a command, and the value of a flag.</summary>
internal static class PathTexts
{
    // No system has longer paths, and longer texts are data.
    private const int Longest = 4096;
    private const int MostBlanks = 40;

    /// <summary>The texts, each once. Whether such a path exists is not asked.</summary>
    /// <param name="value">The value.</param>
    public static IEnumerable<string> In(MetaValue value) => (value switch
    {
        MetaText text => In(text.Value),
        MetaList list => list.OfType<MetaText>().SelectMany(item => In(item.Value)),
        _ => [],
    }).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> In(string text) => text.Length >= Longest || text.AsSpan().IndexOfAny('\0', '\n', '$') >= 0
        ? []
        : text.Split(Path.PathSeparator).Concat(text.Split(' ')).Concat(Beginnings(text)).Select(WithoutFlag).Where(IsFullPath);

    // A path may hold blanks, so any blank can be its end.
    private static IEnumerable<string> Beginnings(string text) =>
        Enumerable.Range(0, text.Length).Where(place => text[place] == ' ').Take(MostBlanks).Select(place => text[..place]).Prepend(text);

    // The path of -I/usr/include, --prefix=/opt/tool or -Wl,-rpath,/opt/lib is the rest from its first character.
    private static string WithoutFlag(string word)
    {
        var start = 0;
        while (word.StartsWith('-') && start < word.Length && !Path.IsPathFullyQualified(word.AsSpan(start)))
        {
            start++;
        }

        return word[start..];
    }

    // The root exists on every machine.
    private static bool IsFullPath(string text) => text.Length > 1 && Path.IsPathFullyQualified(text);
}

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Templates;

/// <summary>Placeholders <c>&lt;&lt;&lt;NAME&gt;&gt;&gt;</c> in texts of published meta, which are replaced with the variable of that name. Input of the user has none.</summary>
internal static class Placeholders
{
    private const string Start = "<<<";
    private const string End = ">>>";

    /// <summary>Whether a value, or a list or map at any depth, holds a placeholder.</summary>
    public static bool AreIn(MetaValue value) => value switch
    {
        MetaText text => IndexOf(text, 0) >= 0,
        MetaList list => list.Any(AreIn),
        MetaMap map => map.Any(pair => AreIn(new MetaText(pair.Key)) || AreIn(pair.Value)),
        _ => false,
    };

    /// <summary>The names in a text, in order.</summary>
    public static IEnumerable<string> NamesIn(MetaText text)
    {
        for (var start = IndexOf(text, 0); start >= 0;)
        {
            var end = text.Value.IndexOf(End, start, StringComparison.Ordinal);
            yield return text.Value[(start + Start.Length)..end];
            start = IndexOf(text, end + End.Length);
        }
    }

    /// <summary>The value with all placeholders replaced for which <paramref name="lookup"/> gives a value. Texts in a list are replaced too; maps are left alone.</summary>
    /// <returns>The same object when nothing was replaced.</returns>
    public static MetaValue Replace(MetaValue value, Func<string, MetaValue?> lookup)
    {
        switch (value)
        {
            case MetaText text:
                return ReplaceNames(text, NamesIn(text), lookup);
            case MetaList list when list.Any(AreIn):
                var names = list.OfType<MetaText>().SelectMany(text => NamesIn(text)).ToList();
                return new MetaList(list.Select(item => item is MetaText text ? ReplaceNames(text, names, lookup) : item)) { Position = list.Position };
            default:
                return value;
        }
    }

    /// <summary>Replaces placeholders in all texts of a map and of the maps in it, in place. Lists are left alone.</summary>
    public static void ReplaceIn(MetaMap map, MetaMap env)
    {
        foreach (var (key, value) in map.ToList())
        {
            switch (value)
            {
                case MetaMap inner:
                    ReplaceIn(inner, env);
                    break;
                case MetaText text when IndexOf(text, 0) >= 0:
                    map[key] = Replace(text, env.Find);
                    break;
            }
        }
    }

    private static MetaText ReplaceNames(MetaText text, IEnumerable<string> names, Func<string, MetaValue?> lookup)
    {
        if (IndexOf(text, 0) < 0)
        {
            return text;
        }

        foreach (var name in names)
        {
            if (lookup(name) is { } value)
            {
                text = ComposedText.Replace(text, Start + name + End, ComposedText.Compose(value));
            }
        }

        return text;
    }

    private static int IndexOf(MetaText text, int from)
    {
        for (var start = IndexOfStart(text, from); start >= 0; start = IndexOfStart(text, start + 1))
        {
            var end = text.Value.IndexOf(End, start + Start.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                return -1;
            }

            if (IsPlaceholder(text, start, end))
            {
                return start;
            }
        }

        return -1;
    }

    private static int IndexOfStart(MetaText text, int from) => text.Value.IndexOf(Start, from, StringComparison.Ordinal);

    // A placeholder does not extend over a line end, and input of the user has none.
    private static bool IsPlaceholder(MetaText text, int start, int end) =>
        text.Value.IndexOf('\n', start, end - start) < 0 && !ComposedText.IsTyped(text, start, end + End.Length);
}

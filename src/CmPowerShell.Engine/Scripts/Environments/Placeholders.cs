using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>Placeholders <c>&lt;&lt;&lt;NAME&gt;&gt;&gt;</c> in texts of published meta, which stand for the variable of that name.</summary>
internal static class Placeholders
{
    private const string Start = "<<<";
    private const string End = ">>>";

    /// <summary>Whether a value, or a list or map at any depth, holds a placeholder.</summary>
    public static bool AreIn(MetaValue value) => value switch
    {
        MetaText text => IndexOf(text.Value, 0) >= 0,
        MetaList list => list.Any(AreIn),
        MetaMap map => map.Any(pair => IndexOf(pair.Key, 0) >= 0 || AreIn(pair.Value)),
        _ => false,
    };

    /// <summary>The names in a text, in order.</summary>
    public static IEnumerable<string> NamesIn(string text)
    {
        for (var start = IndexOf(text, 0); start >= 0;)
        {
            var end = text.IndexOf(End, start, StringComparison.Ordinal);
            yield return text[(start + Start.Length)..end];
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
                return ReplaceNames(text, NamesIn(text.Value), lookup);
            case MetaList list when list.Any(AreIn):
                var names = list.OfType<MetaText>().SelectMany(text => NamesIn(text.Value)).ToList();
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
                case MetaText text when IndexOf(text.Value, 0) >= 0:
                    map[key] = Replace(text, env.Find);
                    break;
            }
        }
    }

    private static MetaText ReplaceNames(MetaText text, IEnumerable<string> names, Func<string, MetaValue?> lookup)
    {
        if (IndexOf(text.Value, 0) < 0)
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

    // A placeholder does not reach over a line end.
    private static int IndexOf(string text, int from)
    {
        for (var start = text.IndexOf(Start, from, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Start, start + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf(End, start + Start.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                return -1;
            }

            if (text.IndexOf('\n', start, end - start) < 0)
            {
                return start;
            }
        }

        return -1;
    }
}

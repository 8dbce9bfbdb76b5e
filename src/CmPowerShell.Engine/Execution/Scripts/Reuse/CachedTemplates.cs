using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>
/// Finds, in the variables of a cache entry, those that the author of the meta wrote, because the file does not contain this: they may refer to other variables. Every
/// other text stays literal.
/// </summary>
internal static class CachedTemplates
{
    /// <summary>The variables, with the author's texts as templates.</summary>
    public static MetaMap Restore(MetaMap cached, MetaMap meta)
    {
        if (!cached.Values.Any(Refers))
        {
            return cached;
        }

        var written = new Dictionary<string, MetaText>(StringComparer.Ordinal);
        Collect(meta, written);
        return new MetaMap(cached.Select(pair => KeyValuePair.Create(pair.Key, Restore(pair.Value, written))));
    }

    private static MetaValue Restore(MetaValue value, Dictionary<string, MetaText> written) => value switch
    {
        MetaText text when written.TryGetValue(text.Value, out var template) => template,
        MetaList list => new MetaList(list.Select(item => Restore(item, written))),
        _ => value,
    };

    private static void Collect(MetaValue value, Dictionary<string, MetaText> written)
    {
        switch (value)
        {
            case MetaText text when Refers(text):
                written[text.Value] = text;
                break;
            case MetaMap map:
                map.Values.ToList().ForEach(item => Collect(item, written));
                break;
            case MetaList list:
                list.ToList().ForEach(item => Collect(item, written));
                break;
        }
    }

    private static bool Refers(MetaValue value) => value switch
    {
        MetaText text => text.Value.Contains('$', StringComparison.Ordinal),
        MetaList list => list.Any(Refers),
        _ => false,
    };
}

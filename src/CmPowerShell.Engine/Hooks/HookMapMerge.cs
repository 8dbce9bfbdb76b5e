using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks;

/// <summary>Merges a map that a hook has changed on its side.</summary>
public static class HookMapMerge
{
    /// <summary>
    /// The map after the hook. A value that is equal to the sent one is the caller's own object, at every depth, so that it keeps its position and
    /// whether it is a template; all else is new and literal.
    /// </summary>
    /// <param name="before">The map that was sent.</param>
    /// <param name="after">The returned map; its keys are in the order of the hook.</param>
    public static MetaMap Merge(MetaMap before, MetaMap after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return (MetaMap)Merge((MetaValue)before, after);
    }

    private static MetaValue Merge(MetaValue? before, MetaValue after) => (before, after) switch
    {
        (MetaMap old, MetaMap now) => MergeMaps(old, now),
        (MetaList old, MetaList now) => MergeLists(old, now),
        (MetaDate date, MetaText text) when date.ToString() == text.Value => date,
        ({ } old, MetaScalar now) when old.Equals(now) => old,
        _ => Literal(after),
    };

    private static MetaMap MergeMaps(MetaMap before, MetaMap after)
    {
        var merged = new MetaMap { Position = before.Position };
        var same = before.Count == after.Count && before.Keys.SequenceEqual(after.Keys);
        foreach (var (key, value) in after)
        {
            var old = before.Find(key);
            var kept = Merge(old, value);
            same = same && ReferenceEquals(old, kept);
            merged.Set(key, kept, before.KeyPosition(key));
        }

        return same ? before : merged;
    }

    // A text keeps its origin at a new position: hooks put folders in front of lists.
    private static MetaList MergeLists(MetaList before, MetaList after)
    {
        var known = before.OfType<MetaScalar>().ToHashSet<MetaValue>();
        var merged = new MetaList { Position = before.Position };
        foreach (var item in after)
        {
            var place = merged.Count < before.Count ? before[merged.Count] : null;
            var kept = Merge(place, item);
            merged.Add(!ReferenceEquals(kept, place) && known.TryGetValue(kept, out var moved) ? moved : kept);
        }

        return merged.Count == before.Count && merged.Zip(before).All(pair => ReferenceEquals(pair.First, pair.Second)) ? before : merged;
    }

    // Positions of the text that carried the values have no meaning for callers.
    private static MetaValue Literal(MetaValue value) => value switch
    {
        MetaMap map => new MetaMap(map.Select(pair => KeyValuePair.Create(pair.Key, Literal(pair.Value)))),
        MetaList list => new MetaList(list.Select(Literal)),
        MetaText text => new MetaText(text.Value),
        MetaBoolean boolean => MetaBoolean.Create(boolean.Value),
        MetaInteger integer => new MetaInteger(integer.Value),
        MetaReal real => new MetaReal(real.Value),
        MetaNull => MetaNull.Instance,
        _ => value,
    };

    /// <summary>The value without positions and as literal texts.</summary>
    internal static MetaMap AsLiteral(MetaMap map) => (MetaMap)Literal(map);
}

using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Indexing;

/// <summary>Merges maps as inheritance does: maps key by key, lists append, everything else is overwritten.</summary>
internal static class AppendingMerge
{
    /// <summary>Changes a map by what another one says.</summary>
    public static void Into(MetaMap target, MetaMap changes)
    {
        foreach (var (key, value) in changes)
        {
            var merged = Merged(target.Find(key), value);
            target.Set(key, merged, changes.KeyPosition(key));
        }
    }

    private static MetaValue Merged(MetaValue? old, MetaValue now)
    {
        switch (old, now)
        {
            case (MetaMap map, MetaMap changes):
                Into(map, changes);
                return map;
            case (MetaList list, MetaList more):
                return new MetaList(list.Concat(more).Select(item => item.Clone())) { Position = now.Position };
            default:
                return now.Clone();
        }
    }
}

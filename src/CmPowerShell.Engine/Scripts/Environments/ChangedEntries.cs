using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>The changes that a script of mid 2022 returns if its meta names no keys: everything that is new in its environment or state.</summary>
internal static class ChangedEntries
{
    /// <summary>The entries that were not there before, and the items by which lists have grown.</summary>
    /// <param name="before">The environment or state before the run.</param>
    /// <param name="after">The same after the run.</param>
    /// <param name="variables">The names of the variables that the generation knows.</param>
    public static MetaMap Find(MetaMap before, MetaMap after, VariableNames variables)
    {
        var changed = new MetaMap();
        foreach (var (key, value) in after.Where(pair => !variables.IsTemporary(pair.Key)))
        {
            if (before.Find(key) is not { } known)
            {
                changed[key] = value;
            }
            else if (value is MetaList list && Added(known, list) is { Count: > 0 } added)
            {
                changed[key] = new MetaList(added);
            }
        }

        return changed;
    }

    private static List<MetaValue> Added(MetaValue known, MetaList list) => known is MetaList there ? list.Where(item => !there.Contains(item)).ToList() : [.. list];
}

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Generations;

/// <summary>
/// How the early generation merges environments: the first writer wins unless what is there is null or empty, and lists append what they lack.
/// So a value from the user beats the meta, and a component never changes what an earlier one set.
/// </summary>
internal static class ComponentMerge
{
    /// <summary>An environment with the additions of another; neither argument changes.</summary>
    public static MetaMap Environments(MetaMap first, MetaMap additions)
    {
        var merged = first.Clone();
        foreach (var (key, value) in additions)
        {
            if (value is MetaList list)
            {
                AppendMissing(merged, key, list);
            }
            else
            {
                SetIfEmpty(merged, key, value);
            }
        }

        return merged;
    }

    /// <summary>Sets every key of a map that is missing or empty in the target.</summary>
    public static void FillEmpty(MetaMap target, IEnumerable<KeyValuePair<string, MetaValue>> defaults)
    {
        foreach (var (key, value) in defaults)
        {
            SetIfEmpty(target, key, value.Clone());
        }
    }

    /// <summary>A state with the additions of another: maps merge, lists append what they lack, everything else is overwritten.</summary>
    public static MetaMap States(MetaMap first, MetaMap additions)
    {
        var merged = first.Clone();
        MetaMerge.Into(merged, additions, new MetaMergeOptions { AppendLists = true, AppendUnique = true });
        return merged;
    }

    private static void SetIfEmpty(MetaMap target, string key, MetaValue value)
    {
        if (target.Find(key) is null or MetaNull or MetaText { Value.Length: 0 })
        {
            target[key] = value;
        }
    }

    private static void AppendMissing(MetaMap target, string key, MetaList additions)
    {
        var list = target.Find(key) as MetaList ?? [];
        target[key] = list;
        foreach (var item in additions)
        {
            if (!list.Contains(item))
            {
                list.Add(item.Clone());
            }
        }
    }
}

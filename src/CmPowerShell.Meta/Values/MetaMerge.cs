using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.Values;

/// <summary>Merges maps key by key as <c>merge_dicts</c> of cmind does: inner maps are merged too, lists by the options, all else is replaced.</summary>
public static class MetaMerge
{
    /// <summary>Merges a map into another one.</summary>
    /// <param name="target">The map that is changed.</param>
    /// <param name="source">The map whose values take precedence; it is not changed, and the target gets copies.</param>
    /// <param name="options">How; without it lists are replaced.</param>
    /// <exception cref="CmException"><c>MetaNotMergeable</c>: a list is to be appended to something that is no list.</exception>
    public static void Into(MetaMap target, MetaMap source, MetaMergeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        options ??= new MetaMergeOptions();
        if (options.LeaveEqualMaps && PythonEquality.AreEqual(target, source))
        {
            return;
        }

        // Only the option to append applies to inner maps, as in cmind.
        var inner = new MetaMergeOptions { AppendLists = options.AppendLists, LeaveEqualMaps = options.LeaveEqualMaps };
        foreach (var (key, value) in ReferenceEquals(target, source) ? new MetaMap(source) : source)
        {
            if (options.IgnoreKeys.Contains(key))
            {
                continue;
            }

            switch (value)
            {
                case MetaMap map when target.Find(key) is MetaMap existing:
                    Into(existing, map, inner);
                    break;
                case MetaList list:
                    MergeList(target, key, list, options, source.KeyPosition(key));
                    break;
                default:
                    target.Set(key, value.Clone(), source.KeyPosition(key));
                    break;
            }
        }
    }

    private static void MergeList(MetaMap target, string key, MetaList added, MetaMergeOptions options, SourcePosition position)
    {
        var list = (options.AppendLists ? target.Find(key) : null) switch
        {
            MetaList there => there,
            null => NewList(target, key, added.Position, position),
            var other => throw NotMergeable(key, other),
        };
        var known = options.AppendUnique && added.Count > 0 ? new UniqueItems(list) : null;
        foreach (var item in added.ToList())
        {
            if (known is null || known.Add(item))
            {
                list.Add(item.Clone());
            }
        }
    }

    private static MetaList NewList(MetaMap target, string key, SourcePosition position, SourcePosition keyPosition)
    {
        var list = new MetaList { Position = position };
        target.Set(key, list, keyPosition);
        return list;
    }

    private static CmException NotMergeable(string key, MetaValue existing) => new(
        new CmError(
            "MetaNotMergeable",
            ReturnCode.Failed,
            CmErrorCategory.InvalidData,
            $"A list for the key '{key}' cannot be appended to '{existing}', which is not a list.")
        {
            Hint = "Make both values lists.",
            Target = key,
        });
}

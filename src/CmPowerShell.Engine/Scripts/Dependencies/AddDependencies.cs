using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>The two names of each of the maps that change dependencies by their names.</summary>
internal static class AddDependencies
{
    /// <summary>The changes for the direct dependencies, <c>ad</c> or <c>add_deps</c>.</summary>
    public static MetaMap Direct(MetaMap map) => Merge(map, "ad", "add_deps");

    /// <summary>The changes that go down to the dependencies of dependencies, <c>adr</c> or <c>add_deps_recursive</c>.</summary>
    public static MetaMap Recursive(MetaMap map) => Merge(map, "adr", "add_deps_recursive");

    /// <summary>Adds changes to a table of changes; the tags for one name are joined.</summary>
    /// <param name="table">The table, which is changed.</param>
    /// <param name="added">What is added.</param>
    public static void Add(MetaMap table, MetaMap added)
    {
        if (table.Equals(added))
        {
            return;
        }

        foreach (var (name, value) in added)
        {
            if (value is not MetaMap change || table.Find(name) is not MetaMap present)
            {
                table[name] = Normalized(value);
                continue;
            }

            var tags = Joined(present, change);
            MetaMerge.Into(present, change, new MetaMergeOptions { AppendLists = true });
            if (present.ContainsKey("tags"))
            {
                present["tags"] = tags;
            }
        }
    }

    private static MetaValue Normalized(MetaValue change)
    {
        var copy = change.Clone();
        if (copy is MetaMap map && map.ContainsKey("tags"))
        {
            map["tags"] = Joined(map);
        }

        return copy;
    }

    // Tags without a placeholder hold none later either, so what looks like one was typed.
    private static MetaText Joined(params MetaMap[] changes)
    {
        var text = string.Join(',', changes.SelectMany(GetTags).Distinct());
        return changes.Any(change => change.Find("tags") is { } tags && Placeholders.AreIn(tags)) ? new MetaText(text) : MetaText.Typed(text);
    }

    private static IEnumerable<string> GetTags(MetaMap change) =>
        change.Text("tags").Trim() is { Length: > 0 } tags ? tags.Split(',').Select(tag => tag.Trim()).Distinct() : [];

    private static MetaMap Merge(MetaMap map, string shortName, string longName)
    {
        var (first, second) = (map.Map(shortName), map.Map(longName));
        if (first.Count == 0)
        {
            return second;
        }

        ScriptEnvironment.Merge(first, second);
        return first;
    }
}

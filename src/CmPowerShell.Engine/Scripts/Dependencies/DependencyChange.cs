using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>Applies one change to one dependency: tags are joined, maps merged, lists extended, all else is overwritten.</summary>
internal static class DependencyChange
{
    /// <summary>Applies a change. Its conditions do not become those of the dependency.</summary>
    public static void Apply(Dependency dependency, MetaMap change)
    {
        foreach (var (key, value) in change)
        {
            if (key == ScriptKeys.DependencyTags.Name)
            {
                dependency.SetTags(JoinTags(dependency.Tags, value));
            }
            else if (!IsCondition(key))
            {
                AddValue(dependency.Entry, key, value);
            }
        }
    }

    private static bool IsCondition(string key) =>
        key.Contains("enable_if_", StringComparison.Ordinal) || key.Contains("skip_if_", StringComparison.Ordinal);

    private static void AddValue(MetaMap entry, string key, MetaValue value)
    {
        switch (value, entry.Find(key))
        {
            case (MetaMap map, null):
                entry[key] = map.Clone();
                break;
            case (MetaMap map, MetaMap present):
                ScriptEnvironment.Merge(present, map);
                break;
            case (MetaList list, null):
                entry[key] = list.Clone();
                break;
            case (MetaList list, MetaList present):
                list.ToList().ForEach(item => present.Add(item.Clone()));
                break;
            case (MetaMap or MetaList, _):
                break;
            default:
                entry[key] = value;
                break;
        }
    }

    // New tags come in the order in which they are written. The Python tools leave their order to chance.
    private static string JoinTags(string present, MetaValue added)
    {
        var tags = present.Split(',').ToList();
        var mayBeOpen = Placeholders.AreIn(added);
        tags.AddRange(added.ToString().Split(',').Where(tag => !mayBeOpen || !tag.Contains("<<<", StringComparison.Ordinal)).Except(tags).ToList());
        return string.Join(',', tags);
    }
}

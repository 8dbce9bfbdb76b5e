using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>Changes to dependencies by their <c>names</c>, as <c>add_deps</c> (<c>ad</c>) and <c>add_deps_recursive</c> (<c>adr</c>) give them.</summary>
internal static class DependencyUpdate
{
    /// <summary>Applies changes to a list of dependencies. Placeholders in a change that is applied are replaced for good.</summary>
    /// <param name="dependencies">The dependencies, which are changed.</param>
    /// <param name="changes">The changes by name; each may have conditions.</param>
    /// <param name="env">The environment for conditions and placeholders.</param>
    public static void Apply(MetaList dependencies, MetaMap changes, MetaMap env)
    {
        var named = Named(dependencies);
        foreach (var (name, change) in named.Count == 0 ? [] : Enabled(changes, env))
        {
            ApplyOne(named, name, change, env);
        }
    }

    /// <summary>Applies changes and stops at the first whose name no dependency has.</summary>
    /// <returns>That name; null when each was found.</returns>
    public static string? ApplyUntilUnknown(MetaList dependencies, MetaMap changes, MetaMap env)
    {
        var named = Named(dependencies);
        foreach (var (name, change) in Enabled(changes, env))
        {
            if (!ApplyOne(named, name, change, env))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether a dependency of a list has a name.</summary>
    public static bool Has(MetaList dependencies, string name) => Named(dependencies).Exists(dependency => IsNamed(dependency, name));

    /// <summary>The names of the dependencies of a list.</summary>
    public static IEnumerable<string> NamesIn(MetaList dependencies) =>
        Named(dependencies).SelectMany(dependency => dependency["names"] is MetaList names ? names.Texts() : [dependency.Text("names")]);

    private static IEnumerable<(string Name, MetaMap Change)> Enabled(MetaMap changes, MetaMap env) => changes
        .Where(pair => pair.Value is MetaMap change && !DependencyCondition.IsSkipped(change, env))
        .Select(pair => (pair.Key, (MetaMap)pair.Value));

    private static List<MetaMap> Named(MetaList dependencies) =>
        dependencies.OfType<MetaMap>().Where(dependency => dependency.ContainsKey("names")).ToList();

    private static bool ApplyOne(List<MetaMap> named, string name, MetaMap change, MetaMap env)
    {
        var found = named.FindAll(dependency => IsNamed(dependency, name));
        foreach (var dependency in found)
        {
            Placeholders.ReplaceIn(change, env);
            Add(dependency, change);
        }

        return found.Count > 0;
    }

    // A text in the place of the list is searched as a text, as in the reference: the 'llvm-install' of published meta also answers to 'llvm'.
    private static bool IsNamed(MetaMap dependency, string name) => dependency["names"] switch
    {
        MetaText text => text.Value.Contains(name, StringComparison.Ordinal),
        MetaList names => names.Texts().Contains(name),
        _ => false,
    };

    private static void Add(MetaMap dependency, MetaMap change)
    {
        foreach (var (key, value) in change)
        {
            if (key == "tags")
            {
                dependency[key] = JoinTags(dependency.Text(key), value);
            }
            else if (!IsCondition(key))
            {
                AddValue(dependency, key, value);
            }
        }
    }

    private static bool IsCondition(string key) =>
        key.Contains("enable_if_", StringComparison.Ordinal) || key.Contains("skip_if_", StringComparison.Ordinal);

    private static void AddValue(MetaMap dependency, string key, MetaValue value)
    {
        switch (value, dependency.Find(key))
        {
            case (MetaMap map, null):
                dependency[key] = map.Clone();
                break;
            case (MetaMap map, MetaMap present):
                ScriptEnvironment.Merge(present, map);
                break;
            case (MetaList list, null):
                dependency[key] = list.Clone();
                break;
            case (MetaList list, MetaList present):
                list.ToList().ForEach(item => present.Add(item.Clone()));
                break;
            case (MetaMap or MetaList, _):
                break;
            default:
                dependency[key] = value;
                break;
        }
    }

    // New tags come in the order in which they are written. The Python tools leave their order to chance.
    private static MetaValue JoinTags(string present, MetaValue added)
    {
        var tags = present.Split(',').ToList();
        var mayBeOpen = Placeholders.AreIn(added);
        tags.AddRange(added.ToString().Split(',').Where(tag => !mayBeOpen || !tag.Contains("<<<", StringComparison.Ordinal)).Except(tags).ToList());
        return string.Join(',', tags);
    }
}

using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Dependencies;

/// <summary>
/// Changes of dependencies by their <c>names</c>, as <c>add_deps</c> (<c>ad</c>) and <c>add_deps_recursive</c> (<c>adr</c>) give them. The table belongs to a run:
/// placeholders in a change that is applied are replaced permanently, and dependencies share the table of the script that needs them.
/// </summary>
/// <param name="section">The changes by name; each may have conditions.</param>
internal sealed class DependencyChanges(MetaSection section)
{
    private static readonly MetaMergeOptions Append = new() { AppendLists = true };

    /// <summary>The table.</summary>
    public MetaMap Table { get; } = section.Map;

    /// <summary>The number of names.</summary>
    public int Count => Table.Count;

    /// <summary>Returns the changes for the direct dependencies in inputs, <c>ad</c> or <c>add_deps</c>.</summary>
    public static DependencyChanges DirectIn(MetaMap inputs, ScriptModel script) =>
        new(script.ReadChanges(Join(inputs, ScriptKeys.Ad, ScriptKeys.AddDeps)));

    /// <summary>Returns the changes that go down to the dependencies of dependencies in inputs, <c>adr</c> or <c>add_deps_recursive</c>.</summary>
    public static DependencyChanges RecursiveIn(MetaMap inputs, ScriptModel script) =>
        new(script.ReadChanges(Join(inputs, ScriptKeys.Adr, ScriptKeys.AddDepsRecursive)));

    /// <summary>Returns the changes that meta gives under two names as one table; null where it gives none.</summary>
    public static DependencyChanges? Join(DependencyChanges? first, DependencyChanges? second)
    {
        if (first is not { Count: > 0 })
        {
            return second;
        }

        ScriptEnvironment.Merge(first.Table, second?.Table ?? []);
        return first;
    }

    /// <summary>Returns a copy of declared changes for one run; null where none are declared.</summary>
    public static DependencyChanges? Copy(DependencyChangesSpec? declared) => declared is null ? null : new(declared.Copy());

    /// <summary>Applies the changes to a list of dependencies.</summary>
    /// <param name="dependencies">The dependencies, which are changed.</param>
    /// <param name="env">The environment for conditions and placeholders.</param>
    public void Apply(IEnumerable<Dependency> dependencies, MetaMap env)
    {
        var named = dependencies.Where(dependency => dependency.IsNamed).ToList();
        foreach (var (name, change) in named.Count == 0 ? [] : Enabled(env))
        {
            ApplyOne(named, name, change, env);
        }
    }

    /// <summary>Applies the changes and stops at the first whose name no dependency has.</summary>
    /// <returns>That name; null when each was found.</returns>
    public string? ApplyUntilUnknown(IEnumerable<Dependency> dependencies, MetaMap env)
    {
        var named = dependencies.Where(dependency => dependency.IsNamed).ToList();
        foreach (var (name, change) in Enabled(env))
        {
            if (!ApplyOne(named, name, change, env))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Adds changes; the tags for one name are joined.</summary>
    public void Add(DependencyChanges added)
    {
        if (Table.Equals(added.Table))
        {
            return;
        }

        foreach (var (name, value) in added.Table)
        {
            if (value is not MetaMap change || Table.Find(name) is not MetaMap present)
            {
                Table[name] = Normalized(value);
                continue;
            }

            var tags = Joined(present, change);
            MetaMerge.Into(present, change, Append);
            if (present.ContainsKey(ScriptKeys.DependencyTags.Name))
            {
                present[ScriptKeys.DependencyTags.Name] = tags;
            }
        }
    }

    /// <summary>Merges the changes in the entry of a dependency.</summary>
    public void Merge(MetaMap added) => MetaMerge.Into(Table, added, Append);

    private IEnumerable<(string Name, MetaMap Change)> Enabled(MetaMap env) => Table
        .Where(pair => pair.Value is MetaMap change && !new Conditions(section.Of(change, MetaPlaces.Change)).IsSkipped(env))
        .Select(pair => (pair.Key, (MetaMap)pair.Value));

    private static bool ApplyOne(List<Dependency> named, string name, MetaMap change, MetaMap env)
    {
        var found = named.FindAll(dependency => dependency.HasName(name));
        foreach (var dependency in found)
        {
            Placeholders.ReplaceIn(change, env);
            DependencyChange.Apply(dependency, change);
        }

        return found.Count > 0;
    }

    private static MetaValue Normalized(MetaValue change)
    {
        var copy = change.Clone();
        if (copy is MetaMap map && map.ContainsKey(ScriptKeys.DependencyTags.Name))
        {
            map[ScriptKeys.DependencyTags.Name] = Joined(map);
        }

        return copy;
    }

    // Tags without a placeholder hold none later either, so what looks like one was typed.
    private static MetaText Joined(params MetaMap[] changes)
    {
        var text = string.Join(',', changes.SelectMany(TagsOf).Distinct());
        return changes.Any(change => change.Find(ScriptKeys.DependencyTags.Name) is { } tags && Placeholders.AreIn(tags)) ? new MetaText(text) : MetaText.Typed(text);
    }

    private static IEnumerable<string> TagsOf(MetaMap change) =>
        ScriptKeys.DependencyTags.In(change).Trim() is { Length: > 0 } tags ? tags.Split(',').Select(tag => tag.Trim()).Distinct() : [];

    private static MetaMap Join(MetaMap inputs, MetaKey<MetaMap?> shortName, MetaKey<MetaMap?> longName)
    {
        var (first, second) = (shortName.In(inputs) ?? [], longName.In(inputs) ?? []);
        if (first.Count == 0)
        {
            return second;
        }

        ScriptEnvironment.Merge(first, second);
        return first;
    }
}

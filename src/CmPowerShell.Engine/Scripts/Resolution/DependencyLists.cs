using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The four lists of dependencies of one run, which variations, versions and inputs change.</summary>
/// <param name="script">The script, whose own dependencies come first.</param>
internal sealed class DependencyLists(ScriptModel script)
{
    private List<Dependency> _deps = Copy(script.Deps);
    private List<Dependency> _prehook = Copy(script.PrehookDeps);
    private List<Dependency> _posthook = Copy(script.PosthookDeps);
    private List<Dependency> _post = Copy(script.PostDeps);

    /// <summary>Those that run first.</summary>
    public IReadOnlyList<Dependency> Deps => _deps;

    /// <summary>Those that run after <c>preprocess</c>.</summary>
    public IReadOnlyList<Dependency> Prehook => _prehook;

    /// <summary>Those that run after the native script.</summary>
    public IReadOnlyList<Dependency> Posthook => _posthook;

    /// <summary>Those that run last.</summary>
    public IReadOnlyList<Dependency> Post => _post;

    /// <summary>The dependencies in the order in which they run.</summary>
    public IEnumerable<Dependency> All => _deps.Concat(_prehook).Concat(_posthook).Concat(_post);

    /// <summary>The names of all dependencies.</summary>
    public IEnumerable<string> Names => Lists.SelectMany(list => list).Where(dependency => dependency.IsNamed).SelectMany(dependency => dependency.WrittenNames).Distinct();

    private List<Dependency>[] Lists => [_deps, _post, _prehook, _posthook];

    /// <summary>Returns copies of declared dependencies, which belong to one run.</summary>
    public static List<Dependency> Copy(IEnumerable<DependencySpec> declared) => declared.Select(dependency => dependency.Copy()).ToList();

    /// <summary>Returns a list as hooks and cache entries have it.</summary>
    public static MetaList ToMeta(IEnumerable<Dependency> dependencies) => new(dependencies.Select(dependency => dependency.Entry));

    /// <summary>Adds the dependencies of a variation or version.</summary>
    public void Append(AppliedPart part)
    {
        DependencyList.Append(_deps, part.Deps);
        DependencyList.Append(_post, part.Post);
        DependencyList.Append(_prehook, part.Prehook);
        DependencyList.Append(_posthook, part.Posthook);
    }

    /// <summary>Changes dependencies by their names; a name that none has is skipped.</summary>
    public void Update(DependencyChanges changes, MetaMap env)
    {
        foreach (var list in changes.Count > 0 ? Lists : [])
        {
            changes.Apply(list, env);
        }
    }

    /// <summary>Changes dependencies by their names, where it is a mistake when none of the lists has all names.</summary>
    /// <returns>A name that is to blame, one that no list has before all others; null when a list has them all.</returns>
    public string? UpdateKnown(DependencyChanges? changes, MetaMap env)
    {
        if (changes is not { Count: > 0 })
        {
            return null;
        }

        var unknown = Lists.Select(list => changes.ApplyUntilUnknown(list, env)).ToList();
        return unknown.Contains(null) ? null : unknown.Find(name => !Has(name!)) ?? unknown[0];
    }

    /// <summary>Returns whether a dependency in one of the lists has a name.</summary>
    public bool Has(string name) => Lists.Any(list => list.Exists(dependency => dependency.HasName(name)));

    /// <summary>Puts the lists into a meta, as hooks expect them there.</summary>
    public void PutInto(MetaMap meta)
    {
        meta[ScriptKeys.Deps.Name] = ToMeta(_deps);
        meta[ScriptKeys.PostDeps.Name] = ToMeta(_post);
        meta[ScriptKeys.PrehookDeps.Name] = ToMeta(_prehook);
        meta[ScriptKeys.PosthookDeps.Name] = ToMeta(_posthook);
    }

    /// <summary>Takes up the lists as a hook left them in its meta.</summary>
    public void TakeUp(MetaMap meta)
    {
        _deps = Read(meta, ScriptKeys.Deps, _deps);
        _post = Read(meta, ScriptKeys.PostDeps, _post);
        _prehook = Read(meta, ScriptKeys.PrehookDeps, _prehook);
        _posthook = Read(meta, ScriptKeys.PosthookDeps, _posthook);
    }

    private List<Dependency> Read(MetaMap meta, MetaKey key, List<Dependency> present) =>
        meta.Find(key.Name) is MetaList list ? list.OfType<MetaMap>().Select(script.ReadDependency).ToList() : present;
}

using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The four lists of dependencies of one run, which variations, versions and inputs change.</summary>
internal sealed class DependencyLists
{
    /// <summary>The lists of a script before any choice.</summary>
    public DependencyLists(MetaMap meta)
    {
        Deps = Copy(meta, "deps");
        Post = Copy(meta, "post_deps");
        Prehook = Copy(meta, "prehook_deps");
        Posthook = Copy(meta, "posthook_deps");
    }

    /// <summary>Those that run first.</summary>
    public MetaList Deps { get; private set; }

    /// <summary>Those that run after <c>preprocess</c>.</summary>
    public MetaList Prehook { get; private set; }

    /// <summary>Those that run after the native script.</summary>
    public MetaList Posthook { get; private set; }

    /// <summary>Those that run last.</summary>
    public MetaList Post { get; private set; }

    private IEnumerable<MetaList> All => [Deps, Post, Prehook, Posthook];

    /// <summary>Adds the dependencies of a variation or version.</summary>
    public void Append(MetaMap part)
    {
        DependencyList.Append(Deps, part.List("deps"));
        DependencyList.Append(Post, part.List("post_deps"));
        DependencyList.Append(Prehook, part.List("prehook_deps"));
        DependencyList.Append(Posthook, part.List("posthook_deps"));
    }

    /// <summary>Changes dependencies by their names; a name that none has is passed over.</summary>
    public void Update(MetaMap changes, MetaMap env)
    {
        foreach (var list in changes.Count > 0 ? All : [])
        {
            DependencyUpdate.Apply(list, changes, env);
        }
    }

    /// <summary>The names of all dependencies.</summary>
    public IEnumerable<string> Names => All.SelectMany(DependencyUpdate.NamesIn).Distinct();

    /// <summary>Changes dependencies by their names, where it is a mistake when none of the lists has all names.</summary>
    /// <returns>A name that is to blame, one that no list has before all others; null when a list has them all.</returns>
    public string? UpdateKnown(MetaMap changes, MetaMap env)
    {
        var unknown = All.Select(list => DependencyUpdate.ApplyUntilUnknown(list, changes, env)).ToList();
        return changes.Count == 0 || unknown.Contains(null) ? null : unknown.Find(name => !Has(name!)) ?? unknown[0];
    }

    /// <summary>Whether a dependency in one of the lists has a name.</summary>
    public bool Has(string name) => All.Any(list => DependencyUpdate.Has(list, name));

    /// <summary>Puts the lists into a meta, as hooks expect them there.</summary>
    public void PutInto(MetaMap meta)
    {
        meta["deps"] = Deps;
        meta["post_deps"] = Post;
        meta["prehook_deps"] = Prehook;
        meta["posthook_deps"] = Posthook;
    }

    /// <summary>Takes up the lists as a hook left them.</summary>
    public void TakeUp(MetaMap meta)
    {
        Deps = meta.Find("deps") as MetaList ?? Deps;
        Post = meta.Find("post_deps") as MetaList ?? Post;
        Prehook = meta.Find("prehook_deps") as MetaList ?? Prehook;
        Posthook = meta.Find("posthook_deps") as MetaList ?? Posthook;
    }

    private static MetaList Copy(MetaMap meta, string key) => (MetaList)meta.List(key).Clone();
}

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A dependency as one run has it: its tags are completed, and variations, versions, callers and hooks change it.</summary>
/// <param name="section">The entry, which belongs to the run.</param>
internal sealed class Dependency(MetaSection section) : DependencySpec(section)
{
    /// <summary>The entry. All of it becomes input of the script that is called, and hooks and cache entries get it as it is.</summary>
    public MetaMap Entry => Section.Map;

    /// <summary>The variables that it gets for itself; null without the key.</summary>
    public MetaMap? Env => Section.Read(ScriptKeys.DependencyEnv);

    /// <summary>The changes for its own dependencies at any depth.</summary>
    public MetaMap RecursiveChanges => Section.Read(ScriptKeys.RecursiveOfDependency);

    /// <summary>Adds tags to those that it has.</summary>
    /// <param name="tags">The tags in one text.</param>
    public void AddTags(string tags) => SetTags(Tags + "," + tags);

    /// <summary>Sets its tags.</summary>
    /// <param name="tags">The tags in one text.</param>
    public void SetTags(string tags) => Entry[ScriptKeys.DependencyTags.Name] = tags;

    /// <summary>Takes a map out of the entry, so that it counts once.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The map; empty where there is none.</returns>
    public MetaMap Take(string key)
    {
        var taken = Entry.Map(key);
        if (Entry.Find(key).IsTrue())
        {
            Entry[key] = new MetaMap();
        }

        return taken;
    }
}

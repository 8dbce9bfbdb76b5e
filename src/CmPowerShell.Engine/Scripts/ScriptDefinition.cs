using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts;

/// <summary>The definition of a script in an artifact, before any choice of variation or version. The meta is read at the first access to a part of it.</summary>
public sealed class ScriptDefinition
{
    /// <summary>Creates the definition of an artifact of the automation <c>ic</c> or <c>script</c>.</summary>
    public ScriptDefinition(Artifact artifact, ScriptGeneration generation)
    {
        Artifact = artifact ?? throw new ArgumentNullException(nameof(artifact));
        Generation = generation;
    }

    /// <summary>The artifact.</summary>
    public Artifact Artifact { get; }

    /// <summary>The generation it was written for.</summary>
    public ScriptGeneration Generation { get; }

    /// <summary>The meta with inheritance. Shared: clone before changing it.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">It cannot be read.</exception>
    public MetaMap Meta => Artifact.Meta;

    /// <summary>The names of its variations, without the leading <c>_</c> and without aliases.</summary>
    public IReadOnlyList<string> Variations => field ??= VariationNames(Meta).ToList();

    /// <summary>The versions its meta describes.</summary>
    public IReadOnlyList<string> Versions => field ??= ScriptKeys.Versions.In(Meta).Keys.ToList();

    /// <summary>The tags of the scripts it depends on, in order.</summary>
    public IReadOnlyList<string> Dependencies => field ??=
        ScriptKeys.Deps.In(Meta).OfType<MetaMap>().Select(ScriptKeys.DependencyTags.In).Where(tags => tags.Length > 0).ToList();

    /// <summary>The platforms for which a run script is there: <c>linux</c>, <c>macos</c>, <c>windows</c>; empty for a script that only has hooks.</summary>
    public IReadOnlyList<string> Platforms => field ??= ScriptPlatforms.Find(Artifact.Path);

    /// <summary>Whether a result of it is kept in the cache.</summary>
    public bool IsCacheable => (Generation == ScriptGeneration.Component ? ScriptKeys.Install : ScriptKeys.Cache).In(Meta);

    /// <summary>The script as its meta describes it.</summary>
    internal ScriptModel Model => field ??= CmPowerShell.Engine.Scripts.Generations.Generation.Of(Artifact)!.Read(Artifact);

    private static IEnumerable<string> VariationNames(MetaMap meta) =>
        ScriptKeys.Variations.In(meta).Where(pair => pair.Value is not MetaMap map || ScriptKeys.Alias.In(map) is null).Select(pair => pair.Key);
}

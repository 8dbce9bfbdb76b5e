using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A script that another one needs, as meta declares it.</summary>
/// <param name="section">The entry.</param>
internal class DependencySpec(MetaSection section)
{
    /// <summary>The entry.</summary>
    protected MetaSection Section { get; } = section;

    /// <summary>The rules of the generation.</summary>
    public ResolutionRules Rules => Section.Rules;

    /// <summary>Its position in its file.</summary>
    public SourcePosition Position => Section.Map.Position;

    /// <summary>The tags by which the script is found, with its variations, in one text; empty for an entry that calls nothing.</summary>
    public string Tags => Section.Read(ScriptKeys.DependencyTags);

    /// <summary>The tags as components of 2022 write them, as a list.</summary>
    public IReadOnlyList<string> TagList => Section.Read(ScriptKeys.DependencyTagList);

    /// <summary>The name of the component, where it is found by that; otherwise empty.</summary>
    public string Artifact => Section.Read(ScriptKeys.DependencyArtifact);

    /// <summary>The names by which it can be changed.</summary>
    public IReadOnlyList<string> Names => Section.Read(ScriptKeys.DependencyNames) switch
    {
        null or MetaNull => [],
        MetaList list => list.Texts().ToList(),
        var single => single.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>The names as they are written: a text in the place of the list is one name.</summary>
    public IEnumerable<string> WrittenNames => Section.Read(ScriptKeys.DependencyNames) switch
    {
        null => [],
        MetaList list => list.Texts(),
        MetaNull => [""],
        var single => [single.ToString()],
    };

    /// <summary>The version constraint.</summary>
    public VersionConstraint Constraint => new(
        Section.Read(ScriptKeys.Version), Section.Read(ScriptKeys.VersionMin), Section.Read(ScriptKeys.VersionMax), Section.Read(ScriptKeys.VersionMaxUsable));

    /// <summary>When it runs.</summary>
    public Conditions Conditions => new(Section);

    /// <summary>Whether it gets the version constraint of the script.</summary>
    public bool ReusesVersion => Section.Read(ScriptKeys.ReuseVersion);

    /// <summary>Names and patterns of local variables of the script that it sees nevertheless.</summary>
    public IReadOnlyList<string> ForceEnvKeys => Section.Read(ScriptKeys.ForceEnvKeys);

    /// <summary>Names and patterns of the variables that it gives to the script instead of those that its meta names.</summary>
    public IReadOnlyList<string> ForceNewEnvKeys => Section.Read(ScriptKeys.ForceNewEnvKeys);

    /// <summary>Variables whose values are added to its tags.</summary>
    public IReadOnlyList<string> UpdateTagsFromEnv => Section.Read(ScriptKeys.UpdateTagsFromEnv);

    /// <summary>Variables whose values are added to its tags behind a prefix, by the prefix.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> UpdateTagsFromEnvWithPrefix => Section.Read(ScriptKeys.UpdateTagsFromEnvWithPrefix)
        .Select(pair => KeyValuePair.Create<string, IReadOnlyList<string>>(pair.Key, pair.Value is MetaList list ? [.. list.Texts()] : [pair.Value.ToString()]));

    /// <summary>Whether it gets the variations of the script.</summary>
    public bool InheritsVariations => Section.Read(ScriptKeys.InheritVariationTags);

    /// <summary>The groups whose variations it does not get.</summary>
    public IReadOnlyList<string> GroupsNotInherited => Section.Read(ScriptKeys.SkipInheritVariationGroups);

    /// <summary>Whether it runs also where the result of the script comes from the cache.</summary>
    public bool IsDynamic => Section.Read(ScriptKeys.Dynamic);

    /// <summary>Whether it does not run inside a container.</summary>
    public bool IsSkippedInContainer => Section.Read(ScriptKeys.SkipInsideDocker);

    /// <summary>The changes of the meta of the script that needs it, which count while their conditions hold.</summary>
    public IReadOnlyList<ConditionalUpdate> Updates => [.. Section.Sections(ScriptKeys.DependencyUpdates, MetaPlaces.Update).Select(entry => new ConditionalUpdate(entry))];

    /// <summary>Tags that it gets while conditions hold.</summary>
    public IReadOnlyList<KeyValuePair<string, Conditions>> ConditionalTags =>
        [.. Section.Named(ScriptKeys.UpdateTagsIfEnv, MetaPlaces.Change).Select(pair => KeyValuePair.Create(pair.Key, new Conditions(pair.Value)))];

    /// <summary>Whether its result is kept as long as that of the script that needs it.</summary>
    public bool InheritsExpiration => Section.Read(ScriptKeys.InheritCacheExpiration);

    /// <summary>Whether the script that needs it continues where it fails.</summary>
    public bool MayFail => Section.Read(ScriptKeys.ContinueOnError);

    /// <summary>Whether it has names.</summary>
    public bool IsNamed => Section.Read(ScriptKeys.DependencyNames) is not null;

    /// <summary>
    /// Returns whether it answers to a name. A text in the place of the list is searched as a text, as in the reference: the <c>llvm-install</c> of published meta
    /// also answers to <c>llvm</c>.
    /// </summary>
    public bool HasName(string name) => Section.Read(ScriptKeys.DependencyNames) switch
    {
        MetaText text => text.Value.Contains(name, StringComparison.Ordinal),
        MetaList names => names.Texts().Contains(name),
        _ => false,
    };

    /// <summary>Returns a copy that belongs to one run, which may change it.</summary>
    public Dependency Copy() => new(Section.Copy());
}

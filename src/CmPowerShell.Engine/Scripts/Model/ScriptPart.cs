using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>The keys that a script, a variation and a version share.</summary>
/// <param name="section">The map of the meta.</param>
internal class ScriptPart(MetaSection section)
{
    /// <summary>The variables that it sets where there are none yet.</summary>
    public EnvironmentSpec DefaultEnv { get; } = new(section.Read(ScriptKeys.DefaultEnv));

    /// <summary>The variables that it sets.</summary>
    public EnvironmentSpec Env { get; } = new(section.Read(ScriptKeys.Env));

    /// <summary>The variables that a component of 2022 sets for its caller.</summary>
    public EnvironmentSpec NewEnv { get; } = new(section.Read(ScriptKeys.NewEnv));

    /// <summary>The variables that nothing overrides, dependencies included.</summary>
    public EnvironmentSpec Const { get; } = new(section.Read(ScriptKeys.Const));

    /// <summary>The values that it merges into the state.</summary>
    public EnvironmentSpec State { get; } = new(section.Read(ScriptKeys.State));

    /// <summary>The values of the state that nothing overrides.</summary>
    public EnvironmentSpec ConstState { get; } = new(section.Read(ScriptKeys.ConstState));

    /// <summary>The variables that inputs set.</summary>
    public InputMapping InputMapping { get; } = new(section.Read(ScriptKeys.InputMapping));

    /// <summary>The inputs that only containers know.</summary>
    public IReadOnlyList<string> DockerInputs { get; } = [.. section.Read(ScriptKeys.DockerInputMapping).Keys];

    /// <summary>The changes that count while their conditions hold.</summary>
    public IReadOnlyList<ConditionalUpdate> Updates { get; } = [.. section.Sections(ScriptKeys.Updates, MetaPlaces.Update).Select(entry => new ConditionalUpdate(entry))];

    /// <summary>The names and patterns of the variables that go to the caller.</summary>
    public IReadOnlyList<string> NewEnvKeys { get; } = section.Read(ScriptKeys.NewEnvKeys);

    /// <summary>The names and patterns of the parts of the state that go to the caller.</summary>
    public IReadOnlyList<string> NewStateKeys { get; } = section.Read(ScriptKeys.NewStateKeys);

    /// <summary>The dependencies that run first.</summary>
    public IReadOnlyList<DependencySpec> Deps { get; } = Dependencies(section, ScriptKeys.Deps);

    /// <summary>The dependencies that run after <c>preprocess</c>.</summary>
    public IReadOnlyList<DependencySpec> PrehookDeps { get; } = Dependencies(section, ScriptKeys.PrehookDeps);

    /// <summary>The dependencies that run after the native script.</summary>
    public IReadOnlyList<DependencySpec> PosthookDeps { get; } = Dependencies(section, ScriptKeys.PosthookDeps);

    /// <summary>The dependencies that run last.</summary>
    public IReadOnlyList<DependencySpec> PostDeps { get; } = Dependencies(section, ScriptKeys.PostDeps);

    /// <summary>The changes of direct dependencies under the short name; null without the key.</summary>
    public DependencyChangesSpec? Ad { get; } = Changes(section, ScriptKeys.Ad);

    /// <summary>The changes of direct dependencies under the long name; null without the key.</summary>
    public DependencyChangesSpec? AddDeps { get; } = Changes(section, ScriptKeys.AddDeps);

    /// <summary>The changes of dependencies at any depth under the short name; null without the key.</summary>
    public DependencyChangesSpec? RecursiveChanges { get; } = Changes(section, ScriptKeys.Adr);

    /// <summary>The changes of dependencies at any depth under the long name; null without the key.</summary>
    public DependencyChangesSpec? AddDepsRecursive { get; } = Changes(section, ScriptKeys.AddDepsRecursive);

    /// <summary>The settings for containers.</summary>
    public EnvironmentSpec Docker { get; } = new(section.Read(ScriptKeys.Docker));

    /// <summary>The variations that it adds for groups of which none is selected, by the names of the groups.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DefaultVariations { get; } =
        [.. section.Read(ScriptKeys.DefaultVariations).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))];

    /// <summary>Whether results are kept and reused; null where it does not define it.</summary>
    public bool? Caches { get; } = section.Read(ScriptKeys.CacheSwitch) is { } value ? value.IsTrue() : null;

    /// <summary>How long results are reused, such as <c>1d</c>; empty where it does not define it.</summary>
    public string CacheExpiration { get; } = section.Read(ScriptKeys.CacheExpiration).Trim();

    /// <summary>How the generation applies the parts of a script.</summary>
    public ResolutionRules Rules => Section.Rules;

    /// <summary>The values that have no effect, or another one than they seem to have, because of their type.</summary>
    public IReadOnlyList<MistypedValue> Mistyped => field ??= [.. MistypedValues.In(this)];

    /// <summary>The version that is used without a version constraint; empty for none.</summary>
    public string DefaultVersion { get; } = section.Read(ScriptKeys.DefaultVersion);

    /// <summary>The base name of the native script; empty for the usual one.</summary>
    public string NativeScript { get; } = section.Read(ScriptKeys.NativeScript);

    /// <summary>The map of the meta as its author wrote it, for what depends on all of it. Nothing may change it.</summary>
    public MetaMap Source => Section.Map;

    /// <summary>The map of the meta with its format.</summary>
    protected MetaSection Section { get; } = section;

    private static IReadOnlyList<DependencySpec> Dependencies(MetaSection section, MetaKey<MetaList> key) =>
        [.. section.Sections(key, MetaPlaces.Dependency).Select(entry => new DependencySpec(entry))];

    private static DependencyChangesSpec? Changes(MetaSection section, MetaKey<MetaMap?> key) =>
        section.Read(key) is { } changes ? new(section.Of(changes, MetaPlaces.Change)) : null;
}

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A change of the meta that counts while its conditions hold.</summary>
/// <param name="section">An entry of <c>update_meta_if_env</c>.</param>
internal sealed class ConditionalUpdate(MetaSection section)
{
    /// <summary>The entry as the meta has it.</summary>
    public MetaMap Source => section.Map;

    /// <summary>When it counts.</summary>
    public Conditions Conditions { get; } = new(section);

    /// <summary>The variables that it sets where there are none yet.</summary>
    public EnvironmentSpec DefaultEnv { get; } = new(section.Read(ScriptKeys.UpdateDefaultEnv));

    /// <summary>The variables that nothing overrides, dependencies included.</summary>
    public EnvironmentSpec Const { get; } = new(section.Read(ScriptKeys.UpdateConst));

    /// <summary>The values of the state that nothing overrides.</summary>
    public EnvironmentSpec ConstState { get; } = new(section.Read(ScriptKeys.UpdateConstState));

    /// <summary>The changes of direct dependencies under the short name; null without the key.</summary>
    public DependencyChangesSpec? Ad { get; } = Changes(section, ScriptKeys.UpdateAd);

    /// <summary>The changes of direct dependencies under the long name; null without the key.</summary>
    public DependencyChangesSpec? AddDeps { get; } = Changes(section, ScriptKeys.UpdateAddDeps);

    /// <summary>The variations that it adds for groups of which none is selected, by the names of the groups.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> DefaultVariations { get; } =
        [.. section.Read(ScriptKeys.UpdateDefaultVariations).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))];

    /// <summary>The variables that it merges into the environment.</summary>
    public EnvironmentSpec Env { get; } = new(section.Read(ScriptKeys.UpdateEnv));

    /// <summary>The values that it merges into the state.</summary>
    public EnvironmentSpec State { get; } = new(section.Read(ScriptKeys.UpdateState));

    /// <summary>The settings for containers that it merges.</summary>
    public EnvironmentSpec Docker { get; } = new(section.Read(ScriptKeys.UpdateDocker));

    private static DependencyChangesSpec? Changes(MetaSection section, MetaKey<MetaMap?> key) =>
        section.Read(key) is { } changes ? new(section.Of(changes, MetaPlaces.Change)) : null;
}

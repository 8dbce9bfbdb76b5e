using CmPowerShell.Meta.Values;
using In = CmPowerShell.Engine.Scripts.Model.MetaPlaces;

namespace CmPowerShell.Engine.Scripts.Model;

/// <content>What the script itself, its variations and its versions can have.</content>
internal static partial class ScriptKeys
{
    public static MetaKey<MetaMap> DefaultEnv { get; } =
        Add(Map("default_env", In.Part, nameof(ScriptPart.DefaultEnv), VariablesAndState) with { Variables = NamedVariables.Keys });

    public static MetaKey<MetaMap> Env { get; } =
        Add(Map("env", In.Part, nameof(ScriptPart.Env), VariablesAndState) with { InComponents = In.Script | In.Variation, Variables = NamedVariables.Keys });

    public static MetaKey<MetaMap> NewEnv { get; } =
        Add(Map("new_env", In.None, nameof(ScriptPart.NewEnv), ComponentSection) with { InComponents = In.Script | In.Variation });

    public static MetaKey<MetaMap> Const { get; } =
        Add(Map("const", In.Addition, nameof(ScriptPart.Const), VariablesAndState) with { InMlcflow = In.Part, Variables = NamedVariables.Keys });

    public static MetaKey<MetaMap> State { get; } = Add(Map("state", In.Part, nameof(ScriptPart.State), VariablesAndState));

    public static MetaKey<MetaMap> ConstState { get; } =
        Add(Map("const_state", In.Addition, nameof(ScriptPart.ConstState), VariablesAndState) with { InMlcflow = In.Part });

    public static MetaKey<MetaMap> InputMapping { get; } =
        Add(Map("input_mapping", In.Part | In.Docker, nameof(ScriptPart.InputMapping), VariablesAndState) with { Variables = NamedVariables.Values });

    public static MetaKey<MetaList> Updates { get; } =
        Add(List("update_meta_if_env", In.Addition, nameof(ScriptPart.Updates), VariablesAndState) with { InMlcflow = In.Part, Inner = In.Update });

    public static MetaKey<IReadOnlyList<string>> NewEnvKeys { get; } = Add(Texts("new_env_keys", In.Part, nameof(ScriptPart.NewEnvKeys), VariablesAndState));

    public static MetaKey<IReadOnlyList<string>> NewStateKeys { get; } =
        Add(Texts("new_state_keys", In.Part, nameof(ScriptPart.NewStateKeys), VariablesAndState));

    public static MetaKey<MetaList> Deps { get; } =
        Add(List("deps", In.Part, nameof(ScriptPart.Deps), DependencySection) with { InComponents = In.Script, Inner = In.Dependency });

    public static MetaKey<MetaList> PrehookDeps { get; } =
        Add(List("prehook_deps", In.Part, nameof(ScriptPart.PrehookDeps), DependencySection) with { Inner = In.Dependency });

    public static MetaKey<MetaList> PosthookDeps { get; } =
        Add(List("posthook_deps", In.Part, nameof(ScriptPart.PosthookDeps), DependencySection) with { Inner = In.Dependency });

    public static MetaKey<MetaList> PostDeps { get; } =
        Add(List("post_deps", In.Part, nameof(ScriptPart.PostDeps), DependencySection) with { Inner = In.Dependency });

    public static MetaKey<MetaMap?> Ad { get; } =
        Add(OptionalMap("ad", In.Addition, nameof(ScriptPart.Ad), DependencySection) with { InMlcflow = In.Part, Inner = In.Change });

    public static MetaKey<MetaMap?> AddDeps { get; } =
        Add(OptionalMap("add_deps", In.Addition, nameof(ScriptPart.AddDeps), DependencySection) with { InMlcflow = In.Part, Inner = In.Change });

    public static MetaKey<MetaMap?> Adr { get; } =
        Add(OptionalMap("adr", In.Addition, nameof(ScriptPart.RecursiveChanges), DependencySection) with { Inner = In.Change });

    public static MetaKey<MetaMap?> AddDepsRecursive { get; } =
        Add(OptionalMap("add_deps_recursive", In.Addition, nameof(ScriptPart.AddDepsRecursive), DependencySection) with { Inner = In.Change });

    public static MetaKey<MetaMap> Docker { get; } = Add(Map("docker", In.Part, nameof(ScriptPart.Docker), RunSection) with { Inner = In.Docker });
}

using CmPowerShell.Meta.Values;
using In = CmPowerShell.Engine.Scripts.Model.MetaPlaces;

namespace CmPowerShell.Engine.Scripts.Model;

/// <content>What a dependency, a change of one, or another entry with conditions can have.</content>
internal static partial class ScriptKeys
{
    public static MetaKey<string> DependencyTags { get; } = Add(Text("tags", In.Dependency | In.Change, nameof(DependencySpec.Tags), DependencySection));

    public static MetaKey<IReadOnlyList<string>> DependencyTagList { get; } =
        Add(Texts("tags", In.None, nameof(DependencySpec.TagList), ComponentSection) with { InComponents = In.Dependency });

    public static MetaKey<string> DependencyArtifact { get; } =
        Add(Text("artifact", In.None, nameof(DependencySpec.Artifact), ComponentSection) with { InComponents = In.Dependency });

    public static MetaKey<MetaValue?> DependencyNames { get; } = Add(Value("names", In.Dependency, nameof(DependencySpec.Names), DependencySection));

    public static MetaKey<MetaMap?> EnableIfEnv { get; } =
        Add(OptionalMap("enable_if_env", In.Conditional, nameof(Conditions.EnableAll), DependencySection) with { Variables = NamedVariables.Keys });

    public static MetaKey<MetaMap?> EnableIfAnyEnv { get; } =
        Add(OptionalMap("enable_if_any_env", In.Conditional, nameof(Conditions.EnableAny), DependencySection) with { Variables = NamedVariables.Keys });

    public static MetaKey<MetaMap?> SkipIfEnv { get; } =
        Add(OptionalMap("skip_if_env", In.Conditional, nameof(Conditions.SkipAll), DependencySection) with { Variables = NamedVariables.Keys });

    public static MetaKey<MetaMap?> SkipIfAnyEnv { get; } =
        Add(OptionalMap("skip_if_any_env", In.Conditional, nameof(Conditions.SkipAny), DependencySection) with { Variables = NamedVariables.Keys });

    public static MetaKey<bool> SkipIfFakeRun { get; } = Add(Flag("skip_if_fake_run", In.Conditional, nameof(Conditions.SkipInFakeRun), DependencySection));

    public static MetaKey<MetaMap> UpdateEnv { get; } = Add(Map("env", In.Update, nameof(ConditionalUpdate.Env), VariablesAndState));

    public static MetaKey<MetaMap> UpdateState { get; } = Add(Map("state", In.Update, nameof(ConditionalUpdate.State), VariablesAndState));

    public static MetaKey<MetaMap> UpdateDocker { get; } = Add(Map("docker", In.Update, nameof(ConditionalUpdate.Docker), RunSection));

    public static MetaKey<MetaMap> UpdateDefaultEnv { get; } =
        Add(Map("default_env", In.None, nameof(ConditionalUpdate.DefaultEnv), MlcflowSection) with { InMlcflow = In.Update });

    public static MetaKey<MetaMap> UpdateConst { get; } =
        Add(Map("const", In.None, nameof(ConditionalUpdate.Const), MlcflowSection) with { InMlcflow = In.Update });

    public static MetaKey<MetaMap> UpdateConstState { get; } =
        Add(Map("const_state", In.None, nameof(ConditionalUpdate.ConstState), MlcflowSection) with { InMlcflow = In.Update });

    public static MetaKey<MetaMap?> UpdateAd { get; } =
        Add(OptionalMap("ad", In.None, nameof(ConditionalUpdate.Ad), MlcflowSection) with { InMlcflow = In.Update, Inner = In.Change });

    public static MetaKey<MetaMap?> UpdateAddDeps { get; } =
        Add(OptionalMap("add_deps", In.None, nameof(ConditionalUpdate.AddDeps), MlcflowSection) with { InMlcflow = In.Update, Inner = In.Change });

    public static MetaKey<MetaMap> UpdateDefaultVariations { get; } =
        Add(Map("default_variations", In.None, nameof(ConditionalUpdate.DefaultVariations), MlcflowSection) with { InMlcflow = In.Update });

    public static MetaKey<MetaList> DependencyUpdates { get; } =
        Add(List("update_meta_if_env", In.None, nameof(DependencySpec.Updates), MlcflowSection) with { InMlcflow = In.Dependency, Inner = In.Update });

    public static MetaKey<MetaMap> UpdateTagsIfEnv { get; } =
        Add(Map("update_tags_if_env", In.None, nameof(DependencySpec.ConditionalTags), MlcflowSection) with { InMlcflow = In.Dependency });

    public static MetaKey<bool> InheritCacheExpiration { get; } =
        Add(Flag("inherit_cache_expiration", In.None, nameof(DependencySpec.InheritsExpiration), MlcflowSection) with { InMlcflow = In.Dependency });

    public static MetaKey<bool> ContinueOnError { get; } =
        Add(Flag("continue_on_error", In.None, nameof(DependencySpec.MayFail), MlcflowSection) with { InMlcflow = In.Dependency });

    public static MetaKey<MetaMap?> DependencyEnv { get; } =
        Add(OptionalMap("env", In.Dependency, nameof(Dependency.Env), DependencySection) with { InComponents = In.Dependency });

    public static MetaKey<bool> ReuseVersion { get; } = Add(Flag("reuse_version", In.Dependency, nameof(DependencySpec.ReusesVersion), DependencySection));

    public static MetaKey<IReadOnlyList<string>> ForceEnvKeys { get; } =
        Add(Texts("force_env_keys", In.Dependency, nameof(DependencySpec.ForceEnvKeys), DependencySection));

    public static MetaKey<IReadOnlyList<string>> ForceNewEnvKeys { get; } =
        Add(Texts("force_new_env_keys", In.Dependency, nameof(DependencySpec.ForceNewEnvKeys), DependencySection));

    public static MetaKey<IReadOnlyList<string>> UpdateTagsFromEnv { get; } =
        Add(Texts("update_tags_from_env", In.Dependency, nameof(DependencySpec.UpdateTagsFromEnv), DependencySection) with { Variables = NamedVariables.Items });

    public static MetaKey<MetaMap> UpdateTagsFromEnvWithPrefix { get; } =
        Add(Map("update_tags_from_env_with_prefix", In.Dependency, nameof(DependencySpec.UpdateTagsFromEnvWithPrefix), DependencySection) with { Variables = NamedVariables.ItemsOfValues });

    public static MetaKey<bool> InheritVariationTags { get; } =
        Add(Flag("inherit_variation_tags", In.Dependency, nameof(DependencySpec.InheritsVariations), DependencySection));

    public static MetaKey<IReadOnlyList<string>> SkipInheritVariationGroups { get; } =
        Add(Texts("skip_inherit_variation_groups", In.Dependency, nameof(DependencySpec.GroupsNotInherited), DependencySection));

    public static MetaKey<bool> Dynamic { get; } = Add(Flag("dynamic", In.Dependency, nameof(DependencySpec.IsDynamic), DependencySection));

    public static MetaKey<bool> SkipInsideDocker { get; } =
        Add(Flag("skip_inside_docker", In.Dependency, nameof(DependencySpec.IsSkippedInContainer), DependencySection));

    public static MetaKey<MetaMap> RecursiveOfDependency { get; } =
        Add(Map("add_deps_recursive", In.Dependency, nameof(Dependency.RecursiveChanges), DependencySection) with { Inner = In.Change });
}

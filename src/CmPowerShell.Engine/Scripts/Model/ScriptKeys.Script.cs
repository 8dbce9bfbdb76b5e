using CmPowerShell.Meta.Values;
using In = CmPowerShell.Engine.Scripts.Model.MetaPlaces;

namespace CmPowerShell.Engine.Scripts.Model;

/// <content>What only the script itself can have.</content>
internal static partial class ScriptKeys
{
    public static MetaKey<string> Title { get; } = Add(Text("name", In.Script, nameof(ScriptModel.Title), Artifact) with { InComponents = In.Script });

    public static MetaKey<string> Description { get; } =
        Add(Text("desc", In.Script, nameof(ScriptModel.Description), Artifact) with { InComponents = In.Script });

    public static MetaKey<string> Category { get; } =
        Add(Text("category", In.Script, nameof(ScriptModel.Category), Artifact) with { InComponents = In.Script });

    public static MetaKey<double> Sort { get; } = Add(Number("sort", In.Script, nameof(ScriptModel.Sort), Artifact) with { InComponents = In.Script });

    public static MetaKey<string> RequiredVersion { get; } = Add(Text("min_cm_version", In.Script, nameof(ScriptModel.RequiredVersion), Artifact));

    public static MetaKey<MetaList> Compatibility { get; } =
        Add(List("mlc_compat", In.None, nameof(ScriptModel.Compatibility), MlcflowSection) with { InMlcflow = In.Script, Inner = In.Compatibility });

    public static MetaKey<string> CompatibleVersion { get; } =
        Add(Text("min_version", In.None, nameof(CompatibilitySpec.MinimumVersion), MlcflowSection) with { InMlcflow = In.Compatibility });

    public static MetaKey<string> CompatibilityReason { get; } =
        Add(Text("message", In.None, nameof(CompatibilitySpec.Reason), MlcflowSection) with { InMlcflow = In.Compatibility });

    public static MetaKey<bool> CompatibilityFails { get; } =
        Add(Flag("fail", In.None, nameof(CompatibilitySpec.IsRequired), MlcflowSection) with { InMlcflow = In.Compatibility });

    public static MetaKey<MetaValue?> Predeps { get; } =
        Add(Value("predeps", In.None, nameof(ScriptModel.Predeps), MlcflowSection) with { InMlcflow = In.Script });

    public static MetaKey<MetaMap> Customize { get; } =
        Add(Map("customize", In.Script, nameof(ScriptModel.Customize), Artifact) with { InComponents = In.Script });

    public static MetaKey<MetaMap> InputDescriptions { get; } = Add(Map("input_description", In.Script, nameof(ScriptModel.DescribedInputs), Artifact));

    public static MetaKey<MetaMap> DockerInputMapping { get; } =
        Add(Map("docker_input_mapping", In.Part | In.Docker, nameof(ScriptPart.DockerInputs), RunSection));

    public static MetaKey<string> ReportErrorsTo { get; } = Add(Text("repo_to_report_errors", In.Script, nameof(ScriptModel.ReportErrorsTo), Artifact));

    public static MetaKey<MetaList> Warnings { get; } = Add(List("warnings", In.Script, nameof(ScriptModel.Warnings), Artifact));

    public static MetaKey<IReadOnlyList<string>> Secrets { get; } =
        Add(Texts("secrets", In.Script, nameof(ScriptModel.Secrets), VariablesAndState) with { InComponents = In.Script });

    public static MetaKey<MetaMap> EnvKeyMappings { get; } = Add(Map("env_key_mappings", In.Script, nameof(ScriptModel.EnvKeyMappings), VariablesAndState));

    public static MetaKey<IReadOnlyList<string>> LocalEnvKeys { get; } =
        Add(Texts("local_env_keys", In.Script, nameof(ScriptModel.LocalEnvKeys), VariablesAndState));

    public static MetaKey<IReadOnlyList<string>> NewEnvOnlyKeys { get; } =
        Add(Texts("new_env_only_keys", In.Script, nameof(ScriptModel.NewEnvOnlyKeys), Scripts2022Section));

    public static MetaKey<bool> NewEnvOnlyKeysFromLocal { get; } =
        Add(Flag("new_env_only_keys_from_local_env_keys", In.Script, nameof(ScriptModel.AddsLocalEnvKeys), Scripts2022Section));

    public static MetaKey<IReadOnlyList<string>> CleanEnvKeysPostDeps { get; } =
        Add(Texts("clean_env_keys_post_deps", In.Script, nameof(ScriptModel.CleanEnvKeysPostDeps), DependencySection));

    public static MetaKey<MetaMap> Variations { get; } =
        Add(Map("variations", In.Script, nameof(ScriptModel.Variations), VariationSection) with { InComponents = In.Script, Inner = In.Variation });

    public static MetaKey<string> DefaultVariation { get; } = Add(Text("default_variation", In.Script, nameof(ScriptModel.DefaultVariation), VariationSection));

    public static MetaKey<MetaList> ValidCombinations { get; } =
        Add(List("valid_variation_combinations", In.Script, nameof(ScriptModel.ValidCombinations), VariationSection));

    public static MetaKey<MetaList> InvalidCombinations { get; } =
        Add(List("invalid_variation_combinations", In.Script, nameof(ScriptModel.InvalidCombinations), VariationSection));

    public static MetaKey<MetaMap> Versions { get; } =
        Add(Map("versions", In.Script, nameof(ScriptModel.Versions), VersionSection) with { Inner = In.Version });

    public static MetaKey<string> DefaultVersion { get; } =
        Add(Text("default_version", In.Script | In.Variation, nameof(ScriptPart.DefaultVersion), VersionSection));

    public static MetaKey<string> Version { get; } = Add(Text("version", In.Script | In.Dependency, nameof(ScriptModel.Constraint), VersionSection));

    public static MetaKey<string> VersionMin { get; } = Add(Text("version_min", In.Script | In.Dependency, nameof(ScriptModel.Constraint), VersionSection));

    public static MetaKey<string> VersionMax { get; } = Add(Text("version_max", In.Script | In.Dependency, nameof(ScriptModel.Constraint), VersionSection));

    public static MetaKey<string> VersionMaxUsable { get; } =
        Add(Text("version_max_usable", In.Script | In.Dependency, nameof(ScriptModel.Constraint), VersionSection));

    public static MetaKey<bool> Cache { get; } = Add(Flag("cache", In.Script, nameof(ScriptModel.IsCached), CacheSection));

    public static MetaKey<MetaValue?> CacheSwitch { get; } =
        Add(Value("cache", In.None, nameof(ScriptPart.Caches), MlcflowSection) with { InMlcflow = In.Addition });

    public static MetaKey<string> CacheExpiration { get; } =
        Add(Text("cache_expiration", In.None, nameof(ScriptPart.CacheExpiration), MlcflowSection) with { InMlcflow = In.Part });

    public static MetaKey<bool> Install { get; } =
        Add(Flag("install", In.None, nameof(ScriptModel.IsCached), ComponentSection) with { InComponents = In.Script });

    public static MetaKey<bool> CanForceCache { get; } = Add(Flag("can_force_cache", In.Script, nameof(ScriptModel.CanForceCache), CacheSection));

    public static MetaKey<MetaList> CacheTagSources { get; } =
        Add(List("extra_cache_tags_from_env", In.Script, nameof(ScriptModel.CacheTagSources), CacheSection) with { Inner = In.CacheTag });

    public static MetaKey<string> CacheTagVariable { get; } =
        Add(Text("env", In.CacheTag, nameof(CacheTagSource.Variable), CacheSection) with { Variables = NamedVariables.Text });

    public static MetaKey<string> CacheTagPrefix { get; } = Add(Text("prefix", In.CacheTag, nameof(CacheTagSource.Prefix), CacheSection));

    public static MetaKey<string> NativeScript { get; } = Add(Text("script_name", In.Script | In.Variation, nameof(ScriptPart.NativeScript), RunSection));

    public static MetaKey<string> WindowsShell { get; } = Add(Text("windows_shell", In.Script, nameof(ScriptModel.WindowsShell), RunSection));

    public static MetaKey<IReadOnlyList<string>> CleanFiles { get; } = Add(Texts("clean_files", In.Script, nameof(ScriptModel.CleanFiles), RunSection));

    public static MetaKey<IReadOnlyList<string>> CleanOutputFiles { get; } =
        Add(Texts("clean_output_files", In.Script, nameof(ScriptModel.CleanOutputFiles), RunSection));

    public static MetaKey<IReadOnlyList<string>> PrintFilesIfScriptError { get; } =
        Add(Texts("print_files_if_script_error", In.Script, nameof(ScriptModel.PrintFilesIfScriptError), RunSection));

    public static MetaKey<MetaMap> PrintEnvAtTheEnd { get; } = Add(Map("print_env_at_the_end", In.Script, nameof(ScriptModel.PrintEnvAtTheEnd), RunSection));

    public static MetaKey<MetaMap> Resources { get; } =
        Add(Map("resources", In.Script, nameof(ScriptModel.Resources), ExperimentSection) with { InComponents = In.Script });

    public static MetaKey<MetaMap> Experiment { get; } =
        Add(Map("experiment", In.Script, nameof(ScriptModel.Experiment), ExperimentSection) with { InComponents = In.Script });

    public static MetaKey<MetaValue?> Tests { get; } = Add(Value("tests", In.Script, nameof(ScriptModel.Tests), TestSection) with { InComponents = In.Script });
}

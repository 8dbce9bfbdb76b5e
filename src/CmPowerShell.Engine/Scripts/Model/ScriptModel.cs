using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Engine.Scripts.Versions;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A script as its meta describes it, before any choice. It is made once for each artifact, shared by all runs, and never changes.</summary>
/// <param name="artifact">The script.</param>
/// <param name="section">Its meta; every text in it is a template.</param>
internal sealed class ScriptModel(Artifact artifact, MetaSection section) : ScriptPart(section)
{
    private readonly Lazy<string> _file = new(() => FileOf(artifact));

    /// <summary>The script.</summary>
    public Artifact Artifact { get; } = artifact;

    /// <summary>Alias and uid, <c>alias,uid</c>.</summary>
    public string Name => Artifact.Name.ToString();

    /// <summary>The names of the variables that the engine reads and sets for it.</summary>
    public VariableNames VariableNames => Section.Variables;

    /// <summary>A title for users; empty for none.</summary>
    public string Title { get; } = section.Read(ScriptKeys.Title);

    /// <summary>What it is, in a sentence; empty if the meta does not define it.</summary>
    public string Description { get; } = section.Read(ScriptKeys.Description);

    /// <summary>The heading under which its author lists it; empty for none.</summary>
    public string Category { get; } = section.Read(ScriptKeys.Category);

    /// <summary>Where it comes among several scripts that fit; the smallest number is the first.</summary>
    public double Sort { get; } = section.Read(ScriptKeys.Sort);

    /// <summary>The version of cmind that it needs at least; empty for any.</summary>
    public string RequiredVersion { get; } = section.Read(ScriptKeys.RequiredVersion).Trim();

    /// <summary>The versions of mlcflow that it needs at least.</summary>
    public IReadOnlyList<CompatibilitySpec> Compatibility { get; } =
        [.. section.Sections(ScriptKeys.Compatibility, MetaPlaces.Compatibility).Select(entry => new CompatibilitySpec(entry))];

    /// <summary>Whether the hook <c>predeps</c> runs; null if the meta does not define it, and then it runs.</summary>
    public bool? Predeps { get; } = section.Read(ScriptKeys.Predeps) is { } value ? value.ToString()!.ToUpperInvariant() is not ("FALSE" or "NO" or "OFF" or "0") : null;

    /// <summary>The settings for its hooks.</summary>
    public MetaMap Customize { get; } = section.Read(ScriptKeys.Customize);

    /// <summary>The inputs that it describes.</summary>
    public IReadOnlyDictionary<string, InputSpec> DescribedInputs { get; } =
        section.Read(ScriptKeys.InputDescriptions).ToDictionary(pair => pair.Key, pair => InputSpec.Read(section, pair.Value), StringComparer.Ordinal);

    /// <summary>Where its errors are reported; empty if it does not define it.</summary>
    public string ReportErrorsTo { get; } = section.Read(ScriptKeys.ReportErrorsTo);

    /// <summary>What the user should know before it runs.</summary>
    public IReadOnlyList<string> Warnings { get; } = [.. section.Read(ScriptKeys.Warnings).Texts()];

    /// <summary>The names of the variables whose values are secrets.</summary>
    public IReadOnlyList<string> Secrets { get; } = section.Read(ScriptKeys.Secrets);

    /// <summary>The prefixes under which variables are copied before the native script, by the prefixes that they have.</summary>
    public EnvironmentSpec EnvKeyMappings { get; } = new(section.Read(ScriptKeys.EnvKeyMappings));

    /// <summary>The names and patterns of further variables that dependencies do not see.</summary>
    public IReadOnlyList<string> LocalEnvKeys { get; } = section.Read(ScriptKeys.LocalEnvKeys);

    /// <summary>The names and patterns of the variables that a cache entry of a script of mid 2022 keeps; empty for all new ones.</summary>
    public IReadOnlyList<string> NewEnvOnlyKeys { get; } = section.Read(ScriptKeys.NewEnvOnlyKeys);

    /// <summary>Whether a cache entry of a script of mid 2022 also keeps the variables that <see cref="LocalEnvKeys"/> names.</summary>
    public bool AddsLocalEnvKeys { get; } = section.Read(ScriptKeys.NewEnvOnlyKeysFromLocal);

    /// <summary>The names and patterns of the variables that the last dependencies do not see.</summary>
    public IReadOnlyList<string> CleanEnvKeysPostDeps { get; } = section.Read(ScriptKeys.CleanEnvKeysPostDeps);

    /// <summary>Its variations by name, in the order of the meta.</summary>
    public IReadOnlyDictionary<string, Variation> Variations { get; } =
        section.Named(ScriptKeys.Variations, MetaPlaces.Variation).ToDictionary(pair => pair.Key, pair => new Variation(pair.Key, pair.Value), StringComparer.Ordinal);

    /// <summary>The groups of its variations.</summary>
    public VariationGroups Groups => field ??= new VariationGroups(Variations.Values);

    /// <summary>Its combined variations, in the order in which they are applied.</summary>
    public IReadOnlyList<CombinedVariation> Combined => field ??= CombinedVariation.ReadAll(Variations.Keys);

    /// <summary>The variation that is selected if none is requested; empty for none.</summary>
    public string DefaultVariation { get; } = section.Read(ScriptKeys.DefaultVariation);

    /// <summary>The variations that a component of 2022 selects if none is requested.</summary>
    public IReadOnlyList<string> ComponentDefaults { get; } = section.Read(ScriptKeys.DefaultVariationList);

    /// <summary>The sets of variations of which one must be selected as a whole; none where there is no such rule.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ValidCombinations { get; } = Sets(section.Read(ScriptKeys.ValidCombinations));

    /// <summary>The sets of variations of which none may be selected as a whole.</summary>
    public IReadOnlyList<IReadOnlyList<string>> InvalidCombinations { get; } = Sets(section.Read(ScriptKeys.InvalidCombinations));

    /// <summary>The meta of its versions, by the version.</summary>
    public IReadOnlyDictionary<string, VersionMeta> Versions { get; } = section.Read(ScriptKeys.Versions)
        .Where(pair => pair.Value is MetaMap)
        .ToDictionary(pair => pair.Key, pair => new VersionMeta(pair.Key, section.Of((MetaMap)pair.Value, MetaPlaces.Version)), StringComparer.Ordinal);

    /// <summary>The version constraint that is used if neither the caller nor a variable defines one.</summary>
    public VersionConstraint Constraint { get; } = new(
        section.Read(ScriptKeys.Version), section.Read(ScriptKeys.VersionMin), section.Read(ScriptKeys.VersionMax), section.Read(ScriptKeys.VersionMaxUsable));

    /// <summary>Whether its results are kept and reused.</summary>
    public bool IsCached { get; } = section.Read(ScriptKeys.Cache) || section.Read(ScriptKeys.Install);

    /// <summary>Whether its results are kept if the caller requests it.</summary>
    public bool CanForceCache { get; } = section.Read(ScriptKeys.CanForceCache);

    /// <summary>The variables whose values become tags of its cache entries.</summary>
    public IReadOnlyList<CacheTagSource> CacheTagSources { get; } =
        [.. section.Sections(ScriptKeys.CacheTagSources, MetaPlaces.CacheTag).Select(entry => new CacheTagSource(entry))];

    /// <summary>The files that are removed before a run, and after one that is not kept.</summary>
    public IReadOnlyList<string> CleanFiles { get; } = section.Read(ScriptKeys.CleanFiles);

    /// <summary>The files of the current directory that are removed before each run.</summary>
    public IReadOnlyList<string> CleanOutputFiles { get; } = section.Read(ScriptKeys.CleanOutputFiles);

    /// <summary>The files that are shown when its native script fails.</summary>
    public IReadOnlyList<string> PrintFilesIfScriptError { get; } = section.Read(ScriptKeys.PrintFilesIfScriptError);

    /// <summary>The variables that are shown at the end, with their titles.</summary>
    public EnvironmentSpec PrintEnvAtTheEnd { get; } = new(section.Read(ScriptKeys.PrintEnvAtTheEnd));

    /// <summary>The files with figures, their units, and which values of them are better, for experiments.</summary>
    public MetaMap Experiment { get; } = section.Read(ScriptKeys.Experiment);

    /// <summary>The shell that runs its scripts for Linux on Windows: <c>bash</c> (Git, MSYS2), <c>wsl</c>, <c>none</c>; empty to leave this to the user.</summary>
    public string WindowsShell { get; } = section.Read(ScriptKeys.WindowsShell);

    /// <summary>What a run needs of a cluster, by the names of the options of <c>sbatch</c>.</summary>
    public MetaMap Resources { get; } = section.Read(ScriptKeys.Resources);

    /// <summary>The tests that it declares, as they are written; null without the key.</summary>
    public MetaValue? Tests { get; } = section.Read(ScriptKeys.Tests);

    /// <summary>The inputs in its settings for containers.</summary>
    public DockerSpec DockerSettings { get; } = new(section.Section(ScriptKeys.Docker, MetaPlaces.Docker));

    /// <summary>The script, its variations and its versions.</summary>
    public IEnumerable<ScriptPart> Parts => Variations.Values.Concat<ScriptPart>(Versions.Values).Prepend(this);

    /// <summary>Reads its declaration of tests.</summary>
    public TestsSpec ReadTests(MetaMap tests) => new(Section.Of(tests, MetaPlaces.Tests));

    /// <summary>Reads an entry of a list of dependencies that did not come from its meta. The entry belongs to the run.</summary>
    public Dependency ReadDependency(MetaMap entry) => new(Section.Of(entry, MetaPlaces.Dependency));

    /// <summary>Reads changes of dependencies that did not come from its meta. They belong to the run.</summary>
    public MetaSection ReadChanges(MetaMap changes) => Section.Of(changes, MetaPlaces.Change);

    /// <summary>Returns a place of the meta file, for error messages.</summary>
    public SourceLocation LocationOf(SourcePosition position) => new(_file.Value, position.Line, position.Column);

    /// <summary>Returns the place of a key of the script's own meta.</summary>
    public SourceLocation LocationOf(MetaKey key) => LocationOf(Source.KeyPosition(key.Name));

    /// <summary>Returns the place of a variation.</summary>
    public SourceLocation LocationOfVariation(string variation) => LocationOf(Section.Read(ScriptKeys.Variations).KeyPosition(variation));

    /// <summary>Returns the place of a value in the meta file of an artifact.</summary>
    public static SourceLocation LocationIn(Artifact artifact, MetaValue value) => new(FileOf(artifact), value.Position.Line, value.Position.Column);

    private static IReadOnlyList<IReadOnlyList<string>> Sets(MetaList list) => [.. list.OfType<MetaList>().Select(set => set.Texts().ToList())];

    private static string FileOf(Artifact artifact) => MetaFileNames.BaseNames
        .Select(name => MetaFile.Find(Path.Combine(artifact.Path, name)))
        .FirstOrDefault(file => file is not null) ?? artifact.Path;
}

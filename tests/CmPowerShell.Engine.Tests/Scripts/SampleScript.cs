using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts.Dependencies;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Scripts written down in a test, without any file.</summary>
internal static class SampleScript
{
    public static ScriptModel Of(string yaml) => Generation.Cmind4.Read(Artifact(Map(yaml)));

    /// <summary>A script as mlcflow reads it.</summary>
    public static ScriptModel OfMlcflow(string yaml) => Generation.Mlcflow.Read(Artifact(Map(yaml)));

    /// <summary>Resolves a script by the rules of mlcflow.</summary>
    public static SampleResolution ResolveMlcflow(string yaml, string variations = "", MetaMap? env = null, MetaMap? inputs = null, MetaMap? constants = null) =>
        new(ScriptResolver.Resolve(
            OfMlcflow(yaml),
            variations.Split(',', StringSplitOptions.RemoveEmptyEntries),
            new ResolutionStart(inputs ?? [], env ?? [], [], constants ?? [], [], [])));

    /// <summary>A script of the automation <c>script</c> with a meta.</summary>
    public static Artifact Artifact(MetaMap meta)
    {
        var repository = new Repository("/repository", new MetaMap { ["alias"] = "team@tools" });
        var identity = new ArtifactIdentity("sample", "00000000000000ff", "script", "5b4e0237da074764", meta.Texts("tags"), "/repository/script/sample");
        return new Artifact(identity, repository, () => new ArtifactMeta(meta, meta));
    }

    public static MetaMap Map(string yaml) => YamlMeta.Parse(yaml, "sample.yaml") as MetaMap ?? [];

    public static MetaList List(string yaml) => (MetaList)YamlMeta.Parse(yaml, "sample.yaml");

    /// <summary>The variations with which a script runs, in one text.</summary>
    public static string Select(string yaml, params string[] asked) => VariationResolver.Resolve(Of(yaml), asked).Text;

    public static SampleResolution Resolve(
        string yaml, string variations = "", MetaMap? env = null, MetaMap? inputs = null, MetaMap? constants = null, string[]? asked = null) =>
        new(ScriptResolver.Resolve(
            Of(yaml),
            asked ?? variations.Split(',', StringSplitOptions.RemoveEmptyEntries),
            new ResolutionStart(inputs ?? [], env ?? [], [], constants ?? [], [], [])));

    /// <summary>A dependency as a run has it.</summary>
    public static Dependency Dependency(string yaml) => Of("").ReadDependency(Map(yaml));

    /// <summary>A list of dependencies as a run has it.</summary>
    public static List<Dependency> Dependencies(string yaml) => List(yaml).OfType<MetaMap>().Select(Of("").ReadDependency).ToList();

    /// <summary>A table of changes of dependencies.</summary>
    public static DependencyChanges Changes(string yaml) => new(Of("").ReadChanges(Map(yaml)));

    /// <summary>The tags of dependencies, separated by blanks.</summary>
    public static string Tags(IEnumerable<Dependency> dependencies) => string.Join(' ', dependencies.Select(dependency => dependency.Tags));
}

using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts.Resolution;
using CmPowerShell.Engine.Scripts.Variations;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Scripts written down in a test, without any file.</summary>
internal static class SampleScript
{
    public static ScriptMeta Of(string yaml)
    {
        var meta = Map(yaml);
        var repository = new Repository("/repository", new MetaMap { ["alias"] = "team@tools" });
        var identity = new ArtifactIdentity("sample", "00000000000000ff", "script", "5b4e0237da074764", meta.Texts("tags"), "/repository/script/sample");
        return new ScriptMeta(new Artifact(identity, repository, () => new ArtifactMeta(meta, meta)));
    }

    public static MetaMap Map(string yaml) => YamlMeta.Parse(yaml, "sample.yaml") as MetaMap ?? [];

    public static MetaList List(string yaml) => (MetaList)YamlMeta.Parse(yaml, "sample.yaml");

    /// <summary>The variations with which a script runs, in one text.</summary>
    public static string Select(string yaml, params string[] asked) => VariationResolver.Resolve(Of(yaml), asked).Text;

    public static ScriptResolution Resolve(string yaml, string variations = "", MetaMap? env = null, MetaMap? inputs = null, MetaMap? constants = null, string[]? asked = null) =>
        ScriptResolver.Resolve(
            Of(yaml),
            asked ?? variations.Split(',', StringSplitOptions.RemoveEmptyEntries),
            new ResolutionStart(inputs ?? [], env ?? [], [], constants ?? [], [], []));

    /// <summary>The tags of dependencies, separated by blanks.</summary>
    public static string Tags(MetaList dependencies) => string.Join(' ', dependencies.OfType<MetaMap>().Select(dependency => dependency.Text("tags")));
}

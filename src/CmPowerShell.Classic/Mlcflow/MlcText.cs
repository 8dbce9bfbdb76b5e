using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>The answers of <c>find</c>, <c>list</c> and <c>show</c> in the form in which programs read them.</summary>
internal static class MlcText
{
    private const string Line = "......................................................";
    private static readonly string[] ScriptKeys = ["uid", "alias", "description", "tags", "new_env_keys", "new_state_keys", "cache"];
    private static readonly string[] EntryKeys = ["uid", "tags", "dependent_cached_path", "associated_script_item"];

    /// <summary>The lines of an answer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="form">The form of its answer.</param>
    /// <param name="items">The items: artifacts or repositories.</param>
    internal static IEnumerable<string> Lines(MlcCommand command, MlcAnswer form, IReadOnlyList<object> items) => form switch
    {
        MlcAnswer.Paths => items.Select(item => command.IsPathOnly ? PathOf(item) : $"Item path: {PathOf(item)}"),
        _ when command.Target == MlcTargets.Repository => Repositories(items.OfType<Repository>()),
        MlcAnswer.List => [Line, .. items.OfType<Artifact>().SelectMany(item => new[] { Heading(command.Target, item), $"Location: {item.Path}", Line })],
        _ => items.OfType<Artifact>().SelectMany(item => command.Target == MlcTargets.Cache ? Entry(item) : Script(item)),
    };

    private static string PathOf(object item) => item is Artifact artifact ? artifact.Path : ((Repository)item).Path;

    private static string Heading(string target, Artifact item) => target == MlcTargets.Cache
        ? $"tags: {PythonText.Representation(MetaList.OfTexts(item.Tags))}"
        : $"alias: {(item.Alias.Length > 0 ? item.Alias : "None")}";

    private static IEnumerable<string> Repositories(IEnumerable<Repository> repositories) =>
    [
        "",
        "Repositories:",
        "-------------",
        .. repositories.SelectMany(repository => new[] { $"- Alias: {repository.Alias}", $"  Path:  {repository.Path}", "" }),
        "-------------",
        "",
    ];

    private static IEnumerable<string> Script(Artifact script) =>
    [
        $"Location: {script.Path}:",
        "Main Script Meta:",
        .. Values(script.Meta, ScriptKeys),
        .. script.Meta.Map("input_mapping") is { Count: > 0 } mapping ? Mapping(mapping) : [],
        Line,
        $"For full script meta, see meta file at {Path.Combine(script.Path, ArtifactFolder.MetaBaseName(script.Path) + ".yaml")}",
        "",
    ];

    private static IEnumerable<string> Mapping(MetaMap mapping) =>
        ["    Input mapping:", .. YamlMeta.Write(mapping).TrimEnd('\n').Split('\n').Select(line => new string(' ', 8) + line)];

    private static IEnumerable<string> Entry(Artifact entry) =>
    [
        $"Location: {entry.Path}:",
        "Cache Meta:",
        .. Values(entry.Meta, EntryKeys),
        "Cached State:",
        .. State(entry),
        Line,
        "",
    ];

    private static IEnumerable<string> State(Artifact entry)
    {
        CachedState state;
        try
        {
            state = CacheStore.Load(entry);
        }
        catch (CmException)
        {
            // An entry that a run has not finished has no state.
            return [];
        }

        return
        [
            .. Map("new_env", state.NewEnv),
            .. Map("new_state", state.NewState),
            $"    version: {entry.Meta.Text("version")}".TrimEnd(),
        ];
    }

    private static IEnumerable<string> Map(string name, MetaMap map) =>
        map.Count == 0 ? [$"    {name}: {{}}"] : [$"    {name}:", .. JsonMeta.Write(map, indent: 4).Split('\n').Select(line => new string(' ', 8) + line)];

    private static IEnumerable<string> Values(MetaMap meta, IEnumerable<string> keys) =>
        keys.Where(meta.ContainsKey).Select(key => $"    {key}: {PythonText.Format(meta[key])}");
}

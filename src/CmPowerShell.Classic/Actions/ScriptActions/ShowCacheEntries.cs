using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary><c>cm show cache --tags=…</c>: lists cached results.</summary>
internal sealed class ShowCacheEntries : IClassicAction
{
    public string Name => "show";

    public string Summary => "Prints tags, folder and version of cached results.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "uid of the entry, or its tags separated by spaces"),
        new("tags", "required tags, separated by commas"),
        new("env", "also print its additions to the environment and the state"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var found = call.Services.Index.Find(call.Query).OrderBy(entry => string.Join(',', entry.Tags.Order(StringComparer.Ordinal)), StringComparer.Ordinal).ToList();
        foreach (var entry in found)
        {
            call.Print(Describe(entry, call.Request.IsOn("env")));
        }

        return ActionOutcome.Done(("list", new MetaList(found.Select(ArtifactMap.Create)))) with { Values = found };
    }

    private static string Describe(Artifact entry, bool withEnv)
    {
        var version = entry.Meta.Text("version");
        List<string> lines = ["", $"* Tags: {string.Join(',', SortedTags(entry))}", $"  Path: {entry.Path}"];
        if (version.Length > 0)
        {
            lines.Add($"  Version: {version}");
        }

        if (withEnv && File.Exists(EntryLayout.GetStateFile(entry.Path)))
        {
            var state = CacheStore.Load(entry);
            lines.Add($"  New env: {JsonMeta.Write(state.NewEnv)}");
            lines.Add($"  New state: {JsonMeta.Write(state.NewState)}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Puts variations after the other tags.</summary>
    private static IEnumerable<string> SortedTags(Artifact entry) =>
        entry.Tags.OrderBy(tag => tag.StartsWith('_')).ThenBy(tag => tag, StringComparer.Ordinal);
}

using System.Numerics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>The result of a run as data for another process.</summary>
internal static class RunResultData
{
    private const string Dependencies = "dependencies";

    /// <summary>Writes a result. Its dependencies at any depth are one list: a chain of them may be longer than JSON may be nested.</summary>
    public static MetaMap Write(RunResult result)
    {
        var dependencies = new MetaList();
        Add(dependencies, result.Dependencies, 1);
        var map = WriteAlone(result);
        map[Dependencies] = dependencies;
        return map;
    }

    private static void Add(MetaList list, IEnumerable<RunResult> results, int depth)
    {
        foreach (var result in results)
        {
            var map = WriteAlone(result);
            map[RunRecord.DepthKey] = depth;
            list.Add(map);
            Add(list, result.Dependencies, depth + 1);
        }
    }

    private static MetaMap WriteAlone(RunResult result) => new()
    {
        ["script"] = Write(result.Script),
        ["asked_tags"] = MetaList.OfTexts(result.AskedTags),
        ["variations"] = MetaList.OfTexts(result.Variations),
        ["new_env"] = result.NewEnv,
        ["masked_keys"] = MetaList.OfTexts(result.MaskedKeys),
        ["new_state"] = result.NewState,
        ["env"] = result.Env,
        ["state"] = result.State,
        ["version"] = result.Version ?? "",
        ["asked_dependencies"] = MetaList.OfTexts(result.AskedDependencies),
        ["dependency_entries"] = new MetaList(result.DependencyEntries),
        ["is_skipped"] = result.IsSkipped,
        ["cache_entry"] = result.CacheEntry is { } entry ? Write(entry) : MetaNull.Instance,
        ["from_cache"] = result.FromCache,
        ["cache_reason"] = result.CacheReason,
        ["seconds"] = result.Duration.TotalSeconds,
        ["exit_code"] = result.ExitCode is { } code ? code : MetaNull.Instance,
        ["work_directory"] = result.WorkDirectory,
        ["log"] = result.LogPath ?? "",
        ["extra"] = result.Extra,
    };

    /// <summary>Reads a result.</summary>
    /// <param name="map">The data.</param>
    /// <param name="index">Finds its scripts and cache entries. One that is only on the other machine has no meta here.</param>
    public static RunResult Read(MetaMap map, IArtifactIndex index)
    {
        var following = new Queue<MetaMap>(map.List(Dependencies).OfType<MetaMap>());
        return Read(map, ReadAll(following, 1, index), index);
    }

    // A result is followed by its dependencies, which are deeper.
    private static List<RunResult> ReadAll(Queue<MetaMap> following, int depth, IArtifactIndex index)
    {
        var results = new List<RunResult>();
        while (following.TryPeek(out var next) && DepthOf(next) >= depth)
        {
            following.Dequeue();
            results.Add(Read(next, ReadAll(following, depth + 1, index), index));
        }

        return results;
    }

    private static BigInteger DepthOf(MetaMap map) => map.Find(RunRecord.DepthKey) is MetaInteger depth ? depth.Value : 1;

    private static RunResult Read(MetaMap map, IReadOnlyList<RunResult> dependencies, IArtifactIndex index) => new()
    {
        Script = Find(map.Map("script"), index),
        AskedTags = map.Texts("asked_tags"),
        Variations = map.Texts("variations"),
        NewEnv = map.Map("new_env"),
        MaskedKeys = map.Texts("masked_keys"),
        NewState = map.Map("new_state"),
        Env = map.Map("env"),
        State = map.Map("state"),
        Version = map.Text("version") is { Length: > 0 } version ? version : null,
        Dependencies = dependencies,
        AskedDependencies = map.Texts("asked_dependencies"),
        DependencyEntries = [.. map.List("dependency_entries").OfType<MetaMap>()],
        IsSkipped = map.Flag("is_skipped"),
        CacheEntry = map.Find("cache_entry") is MetaMap entry ? Find(entry, index) : null,
        FromCache = map.Flag("from_cache"),
        CacheReason = map.Text("cache_reason"),
        Duration = TimeSpan.FromSeconds(map.Find("seconds") switch { MetaReal real => real.Value, MetaInteger whole => (double)whole.Value, _ => 0 }),
        ExitCode = map.Find("exit_code") is MetaInteger code ? (int)code.Value : null,
        WorkDirectory = map.Text("work_directory"),
        LogPath = map.Text("log") is { Length: > 0 } log && File.Exists(log) ? log : null,
        Extra = map.Map("extra"),
    };

    private static MetaMap Write(Artifact artifact) => new()
    {
        ["alias"] = artifact.Alias,
        ["uid"] = artifact.Uid,
        ["automation"] = artifact.Automation.ToString(),
        ["tags"] = MetaList.OfTexts(artifact.Tags),
        ["path"] = artifact.Path,
        ["repository"] = artifact.Repository.Alias,
    };

    private static Artifact Find(MetaMap map, IArtifactIndex index)
    {
        var automation = ObjectName.Parse(map.Text("automation"));
        var found = index.Find(new ArtifactQuery(automation, new ArtifactName(new ObjectName("", map.Text("uid")), ObjectName.Any), TagQuery.Any));
        return found.FirstOrDefault(artifact => artifact.Path == map.Text("path")) ?? (found.Count > 0 ? found[0] : new Artifact(
            new ArtifactIdentity(map.Text("alias"), map.Text("uid"), automation.Alias, automation.Uid, map.Texts("tags"), map.Text("path")),
            new Repository("", new MetaMap { ["alias"] = map.Text("repository") }),
            () => new ArtifactMeta([], [])));
    }
}

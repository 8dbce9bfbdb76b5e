using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Recording;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>What a recorded run requested and used.</summary>
internal sealed class RecordedUse
{
    private readonly ILookup<string, MetaMap> _scripts;

    private RecordedUse(RunRecord run, RunRequest request)
    {
        Request = request;
        Repositories = [.. run.Map.List("repositories").OfType<MetaMap>()
            .Select(map => (map.Text("path"), new LockedRepository(map.Text("alias"), map.Text("uid")) { Commit = map.Text("commit") }))];
        _scripts = run.Scripts.Select(pair => pair.Script).Where(script => script.Text("outcome") is "succeeded" or "skipped")
            .ToLookup(script => ArtifactName.Parse(script.Text("script")).Object.Uid, StringComparer.Ordinal);
    }

    /// <summary>The request.</summary>
    public RunRequest Request { get; }

    /// <summary>The repositories of the scripts that ran, each with its path.</summary>
    public IReadOnlyList<(string Path, LockedRepository Repository)> Repositories { get; }

    /// <summary>Reads a record.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>RunNotLocked</c>: the run has not succeeded, was recorded on another platform, or its record has no request.</exception>
    public static RecordedUse Read(RunRecord run, string platform)
    {
        var why = run.Outcome != RunOutcome.Succeeded ? $"its outcome is '{run.Outcome}'"
            : run.Map.Text("platform") != platform ? $"it ran on {run.Map.Text("platform")}, and this is {platform}"
            : run.Map.Find(RecordedRequest.Key) is not MetaMap ? "its record has no request, because an earlier version of this program wrote it"
            : null;
        return why is null ? new RecordedUse(run, RecordedRequest.Read(run.Map.Map(RecordedRequest.Key), LockedText.FillSecret().Value)) : throw LockErrors.NotLocked(run.Id, why);
    }

    /// <summary>What the run made or found with a script of its plan; null if the script did not run.</summary>
    public LockedResult? Find(LockedScript script, LockResults results)
    {
        var same = _scripts[script.Uid].Where(map => VariationsOf(map).SetEquals(script.Variations)).ToList();
        // The same script can run for several requests, which differ by their version or only by their tags.
        return same.OrderByDescending(map => map.Text("version") == script.Versions.GetValueOrDefault("version"))
            .ThenByDescending(map => LockedText.OmitPaths(string.Join(',', map.Texts("asked_tags"))) == script.Tags)
            .FirstOrDefault() is { } used
            ? results.Describe(used.Text("version"), results.Find(used.Text("cache_entry")), used.Map("new_env")) with { Downloads = DownloadsOf(used) }
            : results.FindNeeded(_scripts.SelectMany(group => group).Select(map => map.Text("cache_entry")), script) is { } needed ? results.Describe(needed) : null;
    }

    private static Dictionary<string, string> DownloadsOf(MetaMap script) => script.Map("downloads").ToDictionary(file => file.Key, file => file.Value.ToString(), StringComparer.Ordinal);

    private static HashSet<string> VariationsOf(MetaMap script) => script.Texts("variations").Select(LockedText.OmitPaths).ToHashSet(StringComparer.Ordinal);
}

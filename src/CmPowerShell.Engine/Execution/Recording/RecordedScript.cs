using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>One script of a run, as the record shows it.</summary>
/// <param name="script">The script.</param>
/// <param name="askedTags">The requested tags.</param>
/// <param name="depth">The number of scripts that wait for it: 0 for the one that the user requested.</param>
/// <param name="started">When it began, in UTC.</param>
internal sealed class RecordedScript(Artifact script, IReadOnlyList<string> askedTags, int depth, DateTime started)
{
    /// <summary>The script.</summary>
    public Artifact Script => script;

    /// <summary>Full paths of the native scripts that were started.</summary>
    public List<string> NativeScripts { get; } = [];

    /// <summary>The SHA-256 of the files that its hooks downloaded, by their addresses.</summary>
    public SortedDictionary<string, string> Downloads { get; } = new(StringComparer.Ordinal);

    /// <summary>Its result; null if it has not ended successfully.</summary>
    public RunResult? Result { get; set; }

    /// <summary>Why it failed; null where it has not.</summary>
    public CmError? Error { get; set; }

    /// <summary>When it failed, in UTC.</summary>
    public DateTime Ended { get; set; }

    /// <summary>The map of the record.</summary>
    /// <param name="outcome">The outcome of a script that has begun and has not ended.</param>
    public MetaMap ToMeta(string outcome)
    {
        var map = new MetaMap
        {
            ["script"] = script.Name.ToString(),
            [RunRecord.DepthKey] = depth,
            ["repository"] = script.Repository.Alias,
            ["path"] = script.Path,
            ["asked_tags"] = MetaList.OfTexts(askedTags),
            ["outcome"] = Result is { IsSkipped: true } ? "skipped" : Result is not null ? "succeeded" : Error is not null ? "failed" : outcome,
            ["started"] = started.ToString("O", CultureInfo.InvariantCulture),
        };
        Add(map, Result);
        Add(map, Error);
        map["native_scripts"] = MetaList.OfTexts(NativeScripts);
        if (Downloads.Count > 0)
        {
            map["downloads"] = new MetaMap(Downloads.Select(file => KeyValuePair.Create(file.Key, (MetaValue)file.Value)));
        }

        return map;
    }

    private static void Add(MetaMap map, RunResult? result)
    {
        if (result is null)
        {
            return;
        }

        map["duration_seconds"] = Math.Round(result.Duration.TotalSeconds, 4);
        map["variations"] = MetaList.OfTexts(result.Variations);
        map["version"] = result.Version is { } version ? version : MetaNull.Instance;
        map["from_cache"] = result.FromCache;
        map["cache_reason"] = result.CacheReason;
        map["cache_entry"] = result.CacheEntry is { } entry ? entry.Uid : MetaNull.Instance;
        map["exit_code"] = result.ExitCode is { } code ? code : MetaNull.Instance;
        map["work_directory"] = result.WorkDirectory;
        map["new_env"] = result.NewEnv;
    }

    private void Add(MetaMap map, CmError? error)
    {
        if (error is null)
        {
            return;
        }

        map["duration_seconds"] = Math.Round((Ended - started).TotalSeconds, 4);
        map["exit_code"] = error.NativeExitCode is { } code && NativeScripts.Count > 0 ? code : MetaNull.Instance;
        map["error_id"] = error.Id;
    }
}

using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// The requests of one plan with their results, by everything that decides on them. Scripts that need each other in diamonds have more paths from top to bottom than can be
/// walked, and few requests.
/// </summary>
internal sealed class PlannedRequests
{
    private readonly Dictionary<string, PlannedRequest> _planned = new(StringComparer.Ordinal);
    private readonly MetaDigest _digest = new();

    /// <summary>The key of a request; null for one that is not to be remembered.</summary>
    /// <param name="candidates">The scripts that fit.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">Its position in the plan.</param>
    public string? KeyOf(IReadOnlyList<Artifact> candidates, RunRequest request, RunContext context)
    {
        if (context.Depth == 0 || request.Known is not null)
        {
            return null;
        }

        _digest.AddAll(candidates.Select(candidate => candidate.Path));
        _digest.AddAll(request.Tags);
        _digest.AddAll([request.Name.ToString(), request.Automation.ToString(), request.WorkDirectory, context.Trail.CachePolicy?.ToString() ?? ""]);
        _digest.AddAll([Text(request.Quiet), Text(request.SkipCache), Text(request.New), Text(request.ChecksInputs)]);
        foreach (var map in new[] { request.Env, request.SecretEnv, request.State, request.Const, request.ConstState, request.Inputs, request.GivenInputs ?? [] })
        {
            _digest.Add(map);
        }

        foreach (var update in context.Trail.Updates)
        {
            _digest.Add(update.Source);
        }

        return _digest.Take();
    }

    /// <summary>Finds the plan of an equal request.</summary>
    public PlannedRequest? Find(string key) => _planned.GetValueOrDefault(key);

    /// <summary>Remembers the plan of a request.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="script">Its plan.</param>
    /// <param name="request">The request, as the plan of its script has left it.</param>
    /// <param name="result">Its result.</param>
    public void Add(string key, PlannedScript script, RunRequest request, RunResult result) => _planned[key] = PlannedRequest.Capture(script, request, result);

    private static string Text(bool value) => value ? "1" : "0";
}

/// <summary>The plan of a request, and what it leaves to its caller. Callers change what they get, so the values here are copies, and each caller gets further ones.</summary>
/// <param name="Script">Its plan.</param>
/// <param name="Result">Its result.</param>
/// <param name="Changes">The table of changes for dependencies, which the request shares with its caller, as the plan has left it.</param>
/// <param name="SharesChanges">Whether the values of the result have that table too.</param>
internal sealed record PlannedRequest(PlannedScript Script, RunResult Result, MetaMap Changes, bool SharesChanges)
{
    /// <summary>Takes a copy of what a request leaves.</summary>
    public static PlannedRequest Capture(PlannedScript script, RunRequest request, RunResult result) =>
        new(script, Copy(result, table: null), TableOf(request)?.Clone() ?? [], ReferenceEquals(TableOf(request), result.Values?.Recursive.Table));

    /// <summary>Leaves the same to the caller of an equal request.</summary>
    public RunResult Repeat(RunRequest request)
    {
        var table = TableOf(request);
        if (table is not null)
        {
            table.Clear();
            foreach (var (name, change) in Changes.Clone())
            {
                table[name] = change;
            }
        }

        return Copy(Result, SharesChanges ? table : null);
    }

    private static RunResult Copy(RunResult result, MetaMap? table) => result with
    {
        Env = result.Env.Clone(),
        State = result.State.Clone(),
        Values = result.Values?.Copy(table),
    };

    private static MetaMap? TableOf(RunRequest request) => request.Inputs.Find(ScriptKeys.AddDepsRecursive.Name) as MetaMap;
}

using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Matching;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Reuse.Content;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Sharing;

/// <summary>
/// Takes results that other machines have made from a shared store, and puts results there. It asks after the dependencies of a script have run and before its first hook: only then all is known that its
/// result is made from.
/// </summary>
/// <param name="services">What runs work with.</param>
internal sealed class SharedResults(RunServices services)
{
    /// <summary>Fills the entry of a run with a result of the store.</summary>
    /// <param name="scope">The run, whose dependencies have run.</param>
    /// <param name="content">What it makes its result from.</param>
    /// <returns>Whether the result is there, so that nothing more has to run.</returns>
    public bool TryTake(ScriptExecution scope, RequestContent content)
    {
        if (scope.Context.Trail.Shared is not { IsGone: false } store)
        {
            return false;
        }

        if (WhyNot(scope, content) is { } why)
        {
            scope.Context.Detail($"The result of {scope.Script} is neither taken from the shared store nor put there: {why}.");
            return false;
        }

        var request = Describe(scope, content, store);
        scope.Shared = new SharedWork(request, scope.Dependencies.Count);
        if (scope.Flags.New || services.Cache.Take(scope.Entry!, request) is not { } result)
        {
            return false;
        }

        TakeUp(scope, result);
        return true;
    }

    /// <summary>Puts the result of a run into the store.</summary>
    /// <param name="scope">The run, whose entry is finished.</param>
    public void Offer(ScriptExecution scope)
    {
        if (scope.Shared is not { IsTaken: false } work)
        {
            return;
        }

        if (WhyNotOffered(scope, work) is { } why)
        {
            scope.Context.Detail($"The result of {scope.Script} is not put into the shared store: {why}.");
            return;
        }

        services.Cache.Offer(scope.Entry!, work.Request);
    }

    private static string? WhyNot(ScriptExecution scope, RequestContent content) =>
        scope.Context.Trail.CachePolicy == CachePolicy.Tags ? "with the cache policy Tags only tags are compared"
        : scope.Flags.FakeDependencies ? "its dependencies do not run"
        : scope.Flags.Renew ? "it is made again inside of its entry"
        : scope.Resolved.CacheExpiration.Length > 0 ? "it expires"
        : content.Inputs.Values.Any(input => input.IsSecret) || scope.Env.Values.Concat(scope.State.Values).Any(value => KnownSecrets.AreIn(value.ToString())) ? "its run has secrets"
        : null;

    // What runs after the address is known is not part of it.
    private string? WhyNotOffered(ScriptExecution scope, SharedWork work) =>
        scope.Dependencies.Count > work.Dependencies ? "it has dependencies that ran after the others, as prehook or posthook dependencies do"
        : scope.ExitCode is not (null or 0) ? "its native script failed"
        : services.WhyChanged(Repositories(scope)) is { } changed ? $"the repository {changed} has changed files"
        : null;

    private IEnumerable<CmPowerShell.Engine.Repositories.Repository> Repositories(ScriptExecution scope) =>
        new SharedSources(services, scope).Scripts().Select(script => script.Repository).DistinctBy(repository => repository.Path);

    private SharedRequest Describe(ScriptExecution scope, RequestContent content, ISharedResults store)
    {
        var sources = new SharedSources(services, scope);
        var digest = sources.GetDigest();
        var key = services.PlanKey(scope.Context.Trail.Asked ?? Ask(scope, content, sources), scope.Context.Operation);
        return new SharedRequest(store, new SharedAddress(key, digest), scope.Script.Name, scope.Context.Operation, scope.Context.Depth)
        {
            Folders = sources.Folders,
            KnownPaths = sources.KnownPaths,
        };
    }

    // The request of a user that would make the same result.
    private static RunRequest Ask(ScriptExecution scope, RequestContent content, SharedSources sources) => new()
    {
        Automation = scope.Request.Automation,
        Tags = scope.Request.Tags,
        Env = new MetaMap(content.Inputs.Where(input => input.Value.IsGiven)
            .Select(input => KeyValuePair.Create(input.Key, (MetaValue)sources.WithoutPlaces(input.Value.Value)))),
        Inputs = new MetaMap(scope.Resolved.Constraint.Parts().Select(part => KeyValuePair.Create(part.Key, (MetaValue)part.Value))),
    };

    private static void TakeUp(ScriptExecution scope, SharedResult result)
    {
        scope.Shared!.Taken = new RunDelta(result.State.NewEnv, result.State.NewState);
        CacheHit.TakeUp(scope, result.State);
        scope.CacheTags!.TakeOver(result.Tags);
        if (result.Version.Length > 0 && scope.Env.Text(scope.Variables.Versions.Detected).Length == 0)
        {
            scope.Env[scope.Variables.Versions.Detected] = result.Version;
        }

        scope.CacheReason = $"the shared store '{scope.Shared.Request.Store.Place}' has it";
        scope.Context.Publish(new CacheConsulted(scope.Script.ToString(), IsHit: true, scope.CacheReason, scope.Entry!.Directory));
    }
}

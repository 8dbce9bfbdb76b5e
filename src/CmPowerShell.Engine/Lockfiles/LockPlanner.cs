using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Makes the section of this platform from the plans of requests. Nothing runs.</summary>
/// <param name="planner">Makes plans.</param>
/// <param name="facts">What is known of repositories and scripts.</param>
internal sealed class LockPlanner(ScriptPlanner planner, LockFacts facts)
{
    private readonly Dictionary<string, string> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Repository> _repositories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LockedScript> _scripts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);

    /// <summary>The uids of the cache entries from which results would come now, by the ids of scripts.</summary>
    public IReadOnlyDictionary<string, string> Entries => _entries;

    /// <summary>Plans a request and adds what it uses.</summary>
    /// <param name="locked">The request as the file holds it.</param>
    /// <param name="request">The request.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException">It cannot be planned, or a file of a script or repository cannot be read.</exception>
    public void Add(LockedRequest locked, RunRequest request, Operation operation)
    {
        var plan = planner.Plan(request, operation);
        if (plan.Error is { } error)
        {
            throw new CmException(error);
        }

        _roots[locked.Id] = AddTree(plan.Requests);
    }

    /// <summary>The section of all requests that were added.</summary>
    /// <exception cref="CmException">A repository cannot be read.</exception>
    public LockedPlatform Section() => Scripts() with { Repositories = [.. _repositories.Values.Select(facts.Describe).OrderBy(repository => repository.Key, StringComparer.Ordinal)] };

    /// <summary>The section without its repositories.</summary>
    public LockedPlatform Scripts() => new(CacheOrigin.ThisPlatform, _roots, [], [.. _scripts.Values.OrderBy(script => script.Id, StringComparer.Ordinal)]);

    // Each script of a plan is followed by its dependencies, which are one step deeper. A later equal request is listed without them.
    private string AddTree(IEnumerable<PlanNode> nodes)
    {
        var above = new List<string>();
        foreach (var node in nodes)
        {
            var script = Add(node);
            above.RemoveRange(Math.Min(node.Depth, above.Count), above.Count - Math.Min(node.Depth, above.Count));
            if (above.Count > 0 && _scripts[above[^1]] is var caller && !caller.Dependencies.Contains(script.Id))
            {
                _scripts[caller.Id] = caller with { Dependencies = [.. caller.Dependencies, script.Id] };
            }

            above.Add(script.Id);
        }

        return above[0];
    }

    private LockedScript Add(PlanNode node)
    {
        var made = facts.Describe(node);
        if (node.CacheEntry is { } entry)
        {
            _entries.TryAdd(made.Id, entry.Uid);
        }

        if (_scripts.TryGetValue(made.Id, out var known))
        {
            return known;
        }

        foreach (var repository in LockFacts.RepositoriesOf(node.Script))
        {
            _repositories[LockFacts.Name(repository).Key] = repository;
        }

        return _scripts[made.Id] = made;
    }
}

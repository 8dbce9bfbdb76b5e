using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Planning;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Lockfiles;

/// <summary>Makes locks, and compares them with a home. Nothing runs. Each repository and script is read once.</summary>
public sealed class LockWork
{
    private readonly ScriptPlanner _planner;
    private readonly ScriptCatalog _catalog;
    private readonly LockedRepositories _repositories;
    private readonly LockFacts _facts;
    private readonly Lazy<LockResults> _results;

    internal LockWork(ScriptPlanner planner, RepositoryRegistry registry, ScriptCatalog catalog, CacheStores stores, Func<CacheSnapshot> entries, RepositoryStateMemory memory)
    {
        var states = new RepositoryStates(registry, memory);
        (_planner, _catalog, _facts) = (planner, catalog, new LockFacts(registry, states));
        _results = new(() => new LockResults(registry, entries()));
        _repositories = new LockedRepositories(registry, stores, states, new CommitFolders(registry.Home, memory.Stamps.Of, commit => _results.Value.ReferTo(commit), TimeProvider.System));
    }

    /// <summary>Makes a lock of requests for this platform.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="old">The lock whose sections of other platforms are kept; null for none.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException">A request cannot be planned, or a file cannot be read.</exception>
    public Lockfile Make(IReadOnlyList<RunRequest> requests, Lockfile? old, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return Make([.. requests.Select(request => (LockRequests.Lock(request), request))], old, operation, (_, script) => script);
    }

    /// <summary>Makes a lock of a recorded run for this platform.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="old">The lock whose sections of other platforms are kept; null for none.</param>
    /// <param name="operation">Receives warnings.</param>
    internal Lockfile Make(IReadOnlyList<RecordedUse> runs, Lockfile? old, Operation operation) =>
        Make([.. runs.Select(run => (LockRequests.Lock(run.Request), run.Request))], old, operation, (_, script) => runs.Select(run => run.Find(script, _results.Value)).FirstOrDefault(result => result is not null) is { } result ? script with { Result = result } : script);

    /// <summary>Plans the requests of a lock again, for this platform.</summary>
    /// <param name="old">The lock.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <exception cref="CmException">A request cannot be planned, or a file cannot be read.</exception>
    public LockUpdate Update(Lockfile old, string file, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(old);
        var differences = Compare(old, file, operation);
        var results = (old.Find(CacheOrigin.ThisPlatform)?.Scripts ?? []).Where(script => script.Result is not null).ToDictionary(script => script.Id, script => script.Result!, StringComparer.Ordinal);
        var made = Make([.. old.Requests.Select(request => (request, LockRequests.Fill(request)))], old, operation, (planned, script) => results.TryGetValue(script.Id, out var result) ? script with { Result = _results.Value.Renew(result, planned.GetValueOrDefault(script.Id)) } : script);

        // The text of an edited lock has digests that fit, and its file does not.
        return new LockUpdate(made, differences) { IsChanged = old.Edited.Count > 0 || made.Text != old.Text };
    }

    /// <summary>Compares all requests of a lock with what would be used now.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="operation">Receives warnings.</param>
    public IReadOnlyList<LockDifference> Compare(Lockfile lockfile, string file, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(lockfile);
        var comparison = Begin(lockfile, file);
        if (Section(lockfile, comparison) is { } section)
        {
            _repositories.Compare(section.Repositories, comparison);
            foreach (var request in lockfile.Requests)
            {
                Compare(section, request, LockRequests.Fill(request), needsEntries: true, comparison, operation);
            }
        }

        return comparison.Found;
    }

    /// <summary>Compares one request with a lock.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="request">The request.</param>
    /// <param name="operation">Receives warnings.</param>
    /// <param name="needsEntries">Whether a result that is not in the cache is a difference.</param>
    /// <exception cref="CmException">The request is not valid.</exception>
    public IReadOnlyList<LockDifference> Compare(Lockfile lockfile, string file, RunRequest request, Operation operation, bool needsEntries = false)
    {
        ArgumentNullException.ThrowIfNull(lockfile);
        var comparison = Begin(lockfile, file);
        var asked = LockRequests.Lock(request);
        if (Section(lockfile, comparison) is not { } section)
        {
            return comparison.Found;
        }

        if (!section.Roots.TryGetValue(asked.Id, out var root))
        {
            comparison.AddRequest(lockfile, asked);
            return comparison.Found;
        }

        var used = section.Reach(root).SelectMany(script => script.Repositories).ToHashSet(StringComparer.Ordinal);
        _repositories.Compare(section.Repositories.Where(repository => used.Contains(repository.Key)), comparison);
        Compare(section, asked, request, needsEntries, comparison, operation);
        return comparison.Found;
    }

    /// <summary>Takes the repositories of a lock at their commits.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <param name="file">The file, for messages.</param>
    /// <returns>The repositories whose files are in folders of the home, and what could not be taken.</returns>
    internal (IReadOnlyList<TakenRepository> Taken, IReadOnlyList<LockDifference> Missing) Take(Lockfile lockfile, string file)
    {
        var comparison = new LockComparison(file);
        return lockfile.Find(CacheOrigin.ThisPlatform) is { } section
            ? (_repositories.Take(section.Repositories, comparison), comparison.Found)
            : ([], []);
    }

    /// <summary>Finds the cache entries of the results of a lock, or those from which they would come now, and what prevents that they are used.</summary>
    internal (IReadOnlyList<string> Uids, IReadOnlyList<LockDifference> Differences) FindEntries(Lockfile lockfile, string file, Operation operation)
    {
        var comparison = Begin(lockfile, file);
        if (Section(lockfile, comparison) is not { } section)
        {
            return ([], comparison.Found);
        }

        var planner = new LockPlanner(_planner, _facts);
        foreach (var request in lockfile.Requests)
        {
            planner.Add(request, LockRequests.Fill(request), operation);
        }

        _results.Value.Compare(section.Scripts, planner.Entries, needsEntries: true, comparison);
        _results.Value.RequireEntries(section.Scripts, comparison);
        var uids = section.Scripts.Select(script => script.Result is { Entry.Length: > 0 } result ? result.Entry : planner.Entries.GetValueOrDefault(script.Id)).OfType<string>();
        return ([.. uids.Where(uid => _results.Value.Find(uid) is not null).Distinct().Order(StringComparer.Ordinal)], comparison.Found);
    }

    /// <summary>Takes repositories that have moved at other commits.</summary>
    internal (IReadOnlyList<TakenRepository> Taken, IReadOnlyList<LockDifference> Missing) TakeMoved(IEnumerable<LockedRepository> repositories, string run)
    {
        var comparison = new LockComparison(run);
        return (_repositories.Take(repositories.Where(_repositories.HasMoved), comparison), comparison.Found);
    }

    private Lockfile Make(
        IReadOnlyList<(LockedRequest Locked, RunRequest Request)> requests, Lockfile? old, Operation operation, Func<IReadOnlyDictionary<string, string>, LockedScript, LockedScript> complete)
    {
        var planner = new LockPlanner(_planner, _facts);
        foreach (var (locked, request) in requests)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            planner.Add(locked, request, operation);
        }

        return (old ?? new Lockfile([], [])).With([.. requests.Select(pair => pair.Locked)], Complete(planner.Section()));

        LockedPlatform Complete(LockedPlatform section) => section with { Scripts = [.. section.Scripts.Select(script => complete(planner.Entries, script))] };
    }

    private static LockComparison Begin(Lockfile lockfile, string file)
    {
        var comparison = new LockComparison(file);
        comparison.AddEdited(lockfile);
        return comparison;
    }

    private static LockedPlatform? Section(Lockfile lockfile, LockComparison comparison)
    {
        if (lockfile.Find(CacheOrigin.ThisPlatform) is { } section)
        {
            return section;
        }

        comparison.AddPlatform(lockfile, CacheOrigin.ThisPlatform);
        return null;
    }

    private void Compare(LockedPlatform section, LockedRequest locked, RunRequest request, bool needsEntries, LockComparison comparison, Operation operation)
    {
        if (!section.Roots.TryGetValue(locked.Id, out var root))
        {
            comparison.Add(
                LockDifferenceKind.RequestMissing, locked.Selection, "", locked.Selection, $"The section {section.Platform} of the lock was made without the request '{locked.Selection}'.", comparison.Mends.AddPlatform);
            return;
        }

        foreach (var script in section.Reach(root).Where(script => _catalog.Find(ArtifactName.Parse(script.Uid), TagQuery.Any).Count == 0).DistinctBy(script => script.Uid))
        {
            comparison.Add(LockDifferenceKind.ScriptMissing, script.ToString(), script.ToString(), "", $"The script {script} does not exist any more.", comparison.Mends.Update);
        }

        try
        {
            var planner = new LockPlanner(_planner, _facts);
            planner.Add(locked, request, operation);
            var now = planner.Scripts();
            comparison.Compare(section, root, now, now.Roots[locked.Id]);
            if (section.Reach(root).Where(script => script.Result is not null).ToList() is { Count: > 0 } made)
            {
                _results.Value.Compare(made, planner.Entries, needsEntries, comparison);
            }
        }
        catch (CmException problem)
        {
            comparison.AddFailure(locked, problem.Error);
        }
    }
}

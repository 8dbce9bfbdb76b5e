using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Maintenance;

/// <summary>The runs that currently make or use entries, whose entries must not be removed.</summary>
internal sealed class EntryLocks
{
    private const string Maintenance = "cache maintenance";
    private readonly RunLocks _locks;
    private readonly Lazy<IReadOnlyDictionary<string, LockOwner>> _users;

    /// <summary>Reads the runs of a home.</summary>
    /// <param name="home">The home of the entries.</param>
    /// <param name="asker">The caller, if that is a hook: its run may remove the entries that it uses itself, as may one that has started this program.</param>
    public EntryLocks(CmHome home, IOperationOrigin? asker = null)
    {
        _locks = (asker as IRunOrigin)?.Locks ?? RunLocks.Begin(home, RunIdentity.Outer);
        _users = new(_locks.UsedByOthers);
    }

    /// <summary>Reserves an entry for a removal or replacement, until the returned object is disposed.</summary>
    /// <param name="uid">The entry.</param>
    /// <param name="what">The refused operation if a run makes or uses it: <c>removed</c>.</param>
    /// <exception cref="CmException"><c>CacheEntryInUse</c>, <c>HomeNotWritable</c>.</exception>
    public IDisposable Take(string uid, string what)
    {
        var removal = _locks.TryTake(LockName.Removal(uid), Maintenance) ?? throw InUse(uid, what, "another process is doing this at the moment");
        try
        {
            // A process that starts to use it from here on sees the lock.
            return _locks.UsedByOthers().TryGetValue(uid, out var user) ? throw InUse(uid, what, $"{user}, uses it")
                : new EntryClaim(removal, _locks.TryTake(LockName.Entry(uid), Maintenance) ?? throw InUse(uid, what, "a run is making it at the moment"));
        }
        catch
        {
            removal.Dispose();
            throw;
        }
    }

    /// <summary>Whether a run is making an entry.</summary>
    public bool IsTaken(string uid)
    {
        using var held = _locks.TryTake(LockName.Entry(uid), Maintenance);
        return held is null;
    }

    /// <summary>The user of an entry at the time of the first call; null if there was none.</summary>
    public LockOwner? GetUser(string uid) => _users.Value.GetValueOrDefault(uid);

    private static CmException InUse(string uid, string what, string why) => new(new CmError(
        "CacheEntryInUse", ReturnCode.Failed, CmErrorCategory.Storage, $"The cache entry {uid} is not {what}: {why}.")
    { Hint = "Wait for the run, or end it.", Target = uid });

    private sealed record EntryClaim(RunLock Removal, RunLock Entry) : IDisposable
    {
        public void Dispose()
        {
            Entry.Dispose();
            Removal.Dispose();
        }
    }
}

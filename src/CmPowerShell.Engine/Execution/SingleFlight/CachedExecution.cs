using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.SingleFlight;

/// <summary>
/// The steps of every generation to a cached result: find, lock, find again, make, commit. Runs of all processes that need the same result wait for the one that makes it, and then reuse it.
/// </summary>
/// <param name="store">Keeps the results.</param>
internal sealed class CachedExecution(ICacheStore store)
{
    private const long LeastFree = 4 << 20;

    /// <summary>Reuses a result, or makes it.</summary>
    /// <param name="work">The result.</param>
    /// <param name="context">The place of the script in the whole run.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">A stage failed, or an entry cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the entry that it began is gone.</exception>
    public RunResult Run<TMade>(ICachedWork<TMade> work, RunContext context)
    {
        var found = work.Find();
        if (found.Entry is null)
        {
            var seen = Contents(work);
            using var resultLock = work.IsNewWanted ? null : Lock(work, context);
            found = work.IsNewWanted ? found : FindAgain(work, found, seen);
            if (found.Entry is null)
            {
                return Make(work, work.Begin(), found.Reason);
            }
        }

        return work.Reuse(found.Entry, found.Reason);
    }

    /// <summary>Makes a result in an entry that was begun, and commits it.</summary>
    /// <param name="work">The result.</param>
    /// <param name="begun">The entry; it is released at the end.</param>
    /// <param name="reason">Why the result has to be made.</param>
    public RunResult Make<TMade>(ICachedWork<TMade> work, IncompleteEntry begun, string reason)
    {
        using var entryLock = begun.Lock;
        return work.Commit(begun.Entry, Stages(work, begun, reason));
    }

    private TMade Stages<TMade>(ICachedWork<TMade> work, IncompleteEntry begun, string reason)
    {
        try
        {
            return work.Make(begun.Entry, reason);
        }
        catch (OperationCanceledException) when (!begun.IsRenewed)
        {
            // An entry that is renewed stays unfinished: it may hold what took long to get.
            store.Discard(begun.Entry);
            throw;
        }
        catch (Exception failure) when (!begun.IsRenewed && (failure is CmException or IOException) && IsDiskFull(begun.Entry.Directory))
        {
            // What a script has filled the disk with would keep it full.
            store.Discard(begun.Entry);
            throw;
        }
    }

    private static bool IsDiskFull(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace < LeastFree;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    // A wait that would never end gives no lock: the run then makes its own result, in a separate entry.
    private static RunLock? Lock<TMade>(ICachedWork<TMade> work, RunContext context)
    {
        var script = work.Script.Name;
        var request = new LockRequest(LockName.Result(work.Automation.Alias, work.Key), script.ToString(), holder => $"'{script}' waits for {holder}, for the same result.");
        var taken = context.Trail.Session.Locks.Take(request, context.Operation);
        if (taken is null)
        {
            context.Operation.Detail($"'{script}' computes its own result to avoid a deadlock: the run that makes the same result waits for this run.");
        }

        return taken;
    }

    // A second search can repeat a question to the user and the checks of entries, which may take long. It can only have another result if an entry is new or contains
    // another result since the first look, so in all other cases the first answer counts. Looking again in any case, as the early generation did, gains nothing and asks twice.
    private CacheLookup FindAgain<TMade>(ICachedWork<TMade> work, CacheLookup first, HashSet<(string, string)> seen)
    {
        store.Refresh();
        if (Contents(work).SetEquals(seen))
        {
            return first;
        }

        var again = work.Find();
        return again.Entry is null ? again : again with { Reason = again.Reason + ", which another run has just made" };
    }

    // The key of the record identifies a result that was made again in the same entry.
    private HashSet<(string Uid, string Key)> Contents<TMade>(ICachedWork<TMade> work) =>
        store.Find(work.Automation, work.Query).Select(entry => (entry.Uid, entry.TryReadRecord()?.Key ?? "")).ToHashSet();
}

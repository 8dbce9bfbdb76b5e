namespace CmPowerShell.Engine.Locking;

/// <summary>
/// Detects deadlocks between runs (a cycle in the wait-for graph).
/// A run that waits writes its record before it reads the others, so at least one of them sees the cycle.
/// </summary>
/// <param name="folder">The folder of the locks.</param>
internal sealed class DeadlockDetector(string folder)
{
    /// <summary>Whether a wait would never end.</summary>
    /// <param name="run">The run that would wait.</param>
    /// <param name="lockName">The file name of the requested lock.</param>
    public bool Closes(RunIdentity run, string lockName)
    {
        if (Holder(lockName) is not { } first)
        {
            return false;
        }

        var waits = WaitRecord.All(folder);
        var seen = new HashSet<RunIdentity>();
        var holders = new Stack<RunIdentity>([first]);
        while (holders.TryPop(out var holder))
        {
            if (run.IsWithin(holder))
            {
                return true;
            }

            if (seen.Add(holder))
            {
                // A holder of the lock continues only when the runs that it started have ended.
                waits.Where(wait => wait.Run.IsWithin(holder)).Select(wait => Holder(wait.Lock)).OfType<RunIdentity>().ToList().ForEach(holders.Push);
            }
        }

        return false;
    }

    private RunIdentity? Holder(string lockName) => LockOwner.Read(RunLock.GetHolderFile(Path.Combine(folder, lockName + ".lock")))?.Run;
}

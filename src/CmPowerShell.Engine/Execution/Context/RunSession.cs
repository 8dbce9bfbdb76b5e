using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// Shared by a run, its dependencies and the requests of its hooks: its locks among the runs of all processes. One of them is the lock
/// of the current directory of the user. It is taken when the first script runs there and held to the end, because scripts leave files there
/// that later ones read. It also notes, to the end, which cache entries are used.
/// </summary>
internal sealed class RunSession : IDisposable
{
    private const int PatienceInDirectory = 50;
    private readonly string _directory;
    private RunLock? _held;
    private bool _isEntered;
    private EntryLeases? _uses;
    private bool _isNoted = true;

    private RunSession(RunLocks locks, string directory) => (Locks, _directory) = (locks, directory);

    /// <summary>The locks of the run.</summary>
    public RunLocks Locks { get; }

    /// <summary>The lock file of the run; null for none.</summary>
    public UsedLock? Lock { get; private init; }

    /// <summary>Begins a run.</summary>
    /// <param name="home">The home with the locks.</param>
    /// <param name="directory">Full path of the directory in which it runs.</param>
    /// <param name="used">The lock file of the run; null for none.</param>
    public static RunSession Begin(CmHome home, string directory, UsedLock? used = null) =>
        new(RunLocks.Begin(home, RunIdentity.Outer), directory) { Lock = used };

    /// <summary>Waits until no other run uses the directory of this one, and keeps others out until this run ends.</summary>
    /// <param name="directory">Full path of the directory in which a script is to run. One that is not the run's own needs no lock: it belongs to a cache entry, or a hook made it.</param>
    /// <param name="script">The script.</param>
    /// <param name="operation">Receives the reason of the wait, and can end it.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public void EnterDirectory(string directory, Artifact script, Operation operation)
    {
        if (_isEntered || !DirectoryPath.Same(directory, _directory))
        {
            return;
        }

        try
        {
            _held = Locks.Take(Request(Locks.GetInnermost(LockName.Directory(directory)), script), operation);
        }
        catch (CmException problem) when (problem.Error.Id == "HomeNotWritable")
        {
            operation.Detail($"Cannot lock the directory '{directory}', so parallel runs may interfere: {problem.Error.Message}");
        }

        _isEntered = true;
    }

    /// <summary>Lets the next one into the directory.</summary>
    public void LeaveDirectory()
    {
        _held?.Dispose();
        (_held, _isEntered) = (null, false);
    }

    /// <summary>Keeps others from removing an entry that is to be reused, and what it was made from; see <see cref="TryUse"/>.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="needs">The uids of the entries from which its result was made.</param>
    /// <param name="script">The requested script.</param>
    /// <param name="operation">Takes details.</param>
    /// <returns>The reason why it cannot be reused; null when it can.</returns>
    public string? WhyGone(ICacheEntry entry, IEnumerable<string> needs, Artifact script, Operation operation) =>
        TryUse(needs.Prepend(entry.Uid), script, operation) && System.IO.Directory.Exists(entry.Directory) ? null : "another process removes it, or an entry that it was made from";

    /// <summary>Prevents the removal of cache entries until the run ends. If that cannot be recorded, as in a read-only home, the entries are used anyway.</summary>
    /// <param name="entries">Their uids.</param>
    /// <param name="script">The requested script, for messages of processes that may not remove them.</param>
    /// <param name="operation">Takes details.</param>
    /// <returns>Whether all of them are kept; false if a process is removing one.</returns>
    public bool TryUse(IEnumerable<string> entries, Artifact script, Operation operation)
    {
        var uids = entries.ToList();
        try
        {
            _uses ??= _isNoted ? Locks.BeginUses(script.Name.ToString()) : null;
            _uses?.Add(uids);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException { Error.Id: "HomeNotWritable" })
        {
            _isNoted = false;
            operation.Detail($"Cannot record the cache entries that this run uses, so they may be removed during the run: {problem.Message}");
        }

        return !uids.Exists(Locks.IsRemoved);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        LeaveDirectory();
        _uses?.Dispose();
    }

    private LockRequest Request(LockName name, Artifact script) => new(
        name, script.Name.ToString(), holder => $"'{script.Name}' waits for {holder}, which runs in the directory '{_directory}'.")
    {
        Hint = "Use another directory, or a private work directory, to run both at the same time.",
        AttemptsBeforeDeadlockCheck = PatienceInDirectory,
    };
}

using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>
/// The locks of one run with all its dependencies: the request of the user, and the requests of hooks in it. It belongs to one thread at a time.
/// Locks are files in the home and are released with the process that holds them, so no process waits for a killed run.
/// </summary>
/// <remarks>
/// A run holds the locks of the result that it makes and of the scripts that need it, never those of finished dependencies. So a different order of
/// dependencies blocks no run. Scripts that need each other can block, and so can a run in a directory. A waiting run leaves a <see cref="WaitRecord"/>
/// and looks with <see cref="DeadlockDetector"/> whether its wait can end. If not, a wait for a result is given up and the run makes the result in a
/// separate entry; a wait for a directory continues for some seconds, so that the other run gives up first, and then the run continues without the lock.
/// </remarks>
internal sealed class RunLocks
{
    private const int LongestPause = 30;
    private static readonly TimeSpan BetweenDeadlockChecks = TimeSpan.FromSeconds(2);
    private readonly CmHome _home;
    private readonly DeadlockDetector _circle;
    private readonly string _folder;

    private RunLocks(CmHome home, RunIdentity run)
    {
        (_home, Run) = (home, run);
        _folder = Path.Combine(home.OwnPath, "run-locks");
        _circle = new DeadlockDetector(_folder);
    }

    /// <summary>The identity of the run.</summary>
    public RunIdentity Run { get; }

    /// <summary>The variable by which programs that it starts identify their run.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { [RunIdentity.Variable] = Run.Id };

    /// <summary>Begins a run; nothing is taken yet.</summary>
    /// <param name="home">The home with the locks.</param>
    /// <param name="outer">The id of the run that started this process; null or empty if a user did.</param>
    public static RunLocks Begin(CmHome home, string? outer) => new(home, RunIdentity.Begin(outer));

    /// <summary>Takes a lock if it is free.</summary>
    /// <param name="name">The lock.</param>
    /// <param name="script">The script that it is for.</param>
    /// <returns>The lock, or null when another run holds it.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public RunLock? TryTake(LockName name, string script)
    {
        RunLock? held = null;
        _home.Write(() =>
        {
            Directory.CreateDirectory(_folder);
            RunLock.TryTake(LockFile(name), Holder(script), out held);
        });
        return held;
    }

    /// <summary>Takes a lock, and waits for it if another run holds it.</summary>
    /// <param name="request">The lock, and how to wait for it.</param>
    /// <param name="operation">Receives the reason of the wait, and can end it.</param>
    /// <returns>The lock, or null when this run itself holds it further up, or its holders wait for this run.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public RunLock? Take(LockRequest request, Operation operation) =>
        GetHolder(request.Name) is { } holder && Run.IsWithin(holder.Run) ? TryTake(request.Name, request.Script)
        : WaitRecord.Last(_folder, request.Name.FileName) is null && TryTake(request.Name, request.Script) is { } held ? held
        : Wait(request, operation);

    /// <summary>Gets the owner of a lock, as far as it is recorded; null without an owner.</summary>
    public LockOwner? GetHolder(LockName name) => LockOwner.Read(RunLock.GetHolderFile(LockFile(name)));

    /// <summary>
    /// Returns the lock name nested under the outer run's lock: if a run that started this one holds the lock itself, its scripts exclude each other.
    /// </summary>
    public LockName GetInnermost(LockName name) =>
        GetHolder(name) is { } holder && Run.IsWithin(holder.Run) ? GetInnermost(name with { Key = $"{name.Key}\n{holder.Run.Id}" }) : name;

    /// <summary>Begins the record of the cache entries that the run uses.</summary>
    /// <param name="script">The script that it runs.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public EntryLeases BeginUses(string script)
    {
        EntryLeases? uses = null;
        _home.Write(() =>
        {
            Directory.CreateDirectory(_folder);
            uses = EntryLeases.Begin(_folder, Holder(script));
        });
        return uses!;
    }

    /// <summary>Whether a process is removing a cache entry.</summary>
    public bool IsRemoved(string uid) => FileLock.IsHeld(LockFile(LockName.Removal(uid)));

    /// <summary>Gets the cache entries in use, and their users. Those of this run itself, or of one that has started it, are not included.</summary>
    public IReadOnlyDictionary<string, LockOwner> UsedByOthers() => EntryLeases.All(_folder)
        .Select(uses => (uses.Key, User: uses.FirstOrDefault(user => !Run.IsWithin(user.Run))))
        .Where(use => use.User is not null)
        .ToDictionary(use => use.Key, use => use.User!, StringComparer.Ordinal);

    private RunLock? Wait(LockRequest request, Operation operation)
    {
        using var note = LeaveNote(request.Name.FileName);
        var place = new WaitPlace(_folder, request.Name.FileName, note, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        var nextCheck = TimeSpan.FromMilliseconds(100.0 * request.AttemptsBeforeDeadlockCheck);
        operation.Warn("WaitingForOtherRun", $"{request.What(GetHolder(request.Name)?.ToString() ?? "another run")}{(request.Hint is null ? "" : " " + request.Hint)}");
        for (var attempt = 1; ; attempt++)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (place.IsFirst() && TryTake(request.Name, request.Script) is { } held)
            {
                operation.Detail(FormattableString.Invariant($"The wait has taken {clock.Elapsed.TotalSeconds:0.0} s."));
                return held;
            }

            if (clock.Elapsed >= nextCheck)
            {
                nextCheck = clock.Elapsed + BetweenDeadlockChecks;
                if (_circle.Closes(Run, request.Name.FileName))
                {
                    return null;
                }
            }

            operation.Cancellation.WaitHandle.WaitOne(Math.Min(LongestPause, 5 * attempt));
        }
    }

    private OwnedFile LeaveNote(string lockName)
    {
        OwnedFile? note = null;
        _home.Write(() => note = WaitRecord.Leave(_folder, Run, lockName));
        return note!;
    }

    private LockOwner Holder(string script) => new(Run, Environment.ProcessId, script, DateTime.UtcNow);

    private string LockFile(LockName name) => Path.Combine(_folder, name.FileName + ".lock");
}

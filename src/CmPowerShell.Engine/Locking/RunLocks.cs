using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>
/// The turns of one run with all that it depends on: what a person asked for, and what hooks ask for meanwhile. It belongs to one thread at a time.
/// Turns are files in the home and end with the process that holds them, so nobody waits for a run that was killed.
/// </summary>
/// <remarks>
/// A run holds the locks of the result that it makes and of the scripts that need it, never those of finished dependencies. So a different order of
/// dependencies blocks no run. Scripts that need each other can block, and so can a run in a directory. A waiting run leaves a <see cref="WaitRecord"/>
/// and looks with <see cref="DeadlockDetector"/> whether its wait can end. If not, a wait for a result is given up and the run makes the result in an entry
/// of its own; a wait for a directory goes on for some seconds, so that the other run gives up first, and then the run continues without the lock.
/// </remarks>
internal sealed class RunLocks
{
    private const int LooksBetween = 20;
    private readonly CmHome _home;
    private readonly DeadlockDetector _circle;
    private readonly string _folder;

    private RunLocks(CmHome home, RunIdentity run)
    {
        (_home, Run) = (home, run);
        _folder = Path.Combine(home.OwnPath, "turns");
        _circle = new DeadlockDetector(_folder);
    }

    /// <summary>Who the run is.</summary>
    public RunIdentity Run { get; }

    /// <summary>The variable by which programs that it starts know to which run they belong.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { [RunIdentity.Variable] = Run.Id };

    /// <summary>Begins a run; nothing is taken yet.</summary>
    /// <param name="home">The home whose processes take turns.</param>
    /// <param name="outer">The id of the run that started this process; null or empty when a person did.</param>
    public static RunLocks Begin(CmHome home, string? outer) => new(home, RunIdentity.Begin(outer));

    /// <summary>Takes a turn if it is free.</summary>
    /// <param name="name">The turn.</param>
    /// <param name="script">The script that it is for.</param>
    /// <returns>The turn, or null when another run has it.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public RunLock? TryTake(LockName name, string script)
    {
        RunLock? turn = null;
        _home.Write(() =>
        {
            Directory.CreateDirectory(_folder);
            RunLock.TryTake(LockFile(name), Holder(script), out turn);
        });
        return turn;
    }

    /// <summary>Takes a turn, and waits for it where another run has it.</summary>
    /// <param name="wish">The turn, and how to wait for it.</param>
    /// <param name="operation">Is told for whom the run waits, and can end the wait.</param>
    /// <returns>The turn, or null when this run itself has it further up, or those who have it wait for this run.</returns>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public RunLock? Take(LockRequest wish, Operation operation) =>
        TryTake(wish.Name, wish.Script) ?? (GetHolder(wish.Name) is { } holder && Run.IsWithin(holder.Run) ? null : Wait(wish, operation));

    /// <summary>Who has a turn, as far as is told; null when nobody.</summary>
    public LockOwner? GetHolder(LockName name) => LockOwner.Read(RunLock.GetHolderFile(LockFile(name)));

    /// <summary>
    /// The turn that keeps apart what the same run does at once: where a run that started this one has the turn itself, its scripts take turns among each other.
    /// </summary>
    public LockName GetInnermost(LockName name) =>
        GetHolder(name) is { } holder && Run.IsWithin(holder.Run) ? GetInnermost(name with { Key = $"{name.Key}\n{holder.Run.Id}" }) : name;

    /// <summary>Begins to note which cache entries the run uses.</summary>
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

    /// <summary>Whether somebody removes a cache entry right now.</summary>
    public bool IsRemoved(string uid) => FileLock.IsHeld(LockFile(LockName.Removal(uid)));

    /// <summary>Which cache entries are used at the moment, and by whom. What this run uses itself, or one that has started it, is not among them.</summary>
    public IReadOnlyDictionary<string, LockOwner> UsedByOthers() => EntryLeases.All(_folder)
        .Select(uses => (uses.Key, User: uses.FirstOrDefault(user => !Run.IsWithin(user.Run))))
        .Where(use => use.User is not null)
        .ToDictionary(use => use.Key, use => use.User!, StringComparer.Ordinal);

    private RunLock? Wait(LockRequest wish, Operation operation)
    {
        using var note = WaitRecord.Leave(_folder, Run, wish.Name.FileName);
        var clock = Stopwatch.StartNew();
        operation.Warn("WaitingForOtherRun", $"{wish.What(GetHolder(wish.Name)?.ToString() ?? "another run")}{(wish.Hint is null ? "" : " " + wish.Hint)}");
        for (var attempt = 1; ; attempt++)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            if (TryTake(wish.Name, wish.Script) is { } turn)
            {
                operation.Detail(FormattableString.Invariant($"The wait has taken {clock.Elapsed.TotalSeconds:0.0} s."));
                return turn;
            }

            if (attempt % LooksBetween == 1 && attempt > wish.AttemptsBeforeDeadlockCheck && _circle.Closes(Run, wish.Name.FileName))
            {
                return null;
            }

            operation.Cancellation.WaitHandle.WaitOne(Math.Min(100, 5 * attempt));
        }
    }

    private LockOwner Holder(string script) => new(Run, Environment.ProcessId, script, DateTime.UtcNow);

    private string LockFile(LockName name) => Path.Combine(_folder, name.FileName + ".lock");
}

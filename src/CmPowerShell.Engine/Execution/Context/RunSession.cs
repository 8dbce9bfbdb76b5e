using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// What a run shares with all that it depends on and with what its hooks ask for: its turns among the runs of all processes. One of them is the turn
/// of the directory in which the person stands. It is taken when the first script is to run there and kept to the end, since scripts leave files there
/// that later ones read. It also notes, to the end, which cache entries are used.
/// </summary>
internal sealed class RunSession : IDisposable
{
    private const int PatienceInDirectory = 50;
    private readonly string _directory;
    private RunLock? _turn;
    private bool _isEntered;
    private EntryLeases? _uses;
    private bool _isNoted = true;

    private RunSession(RunLocks turns, string directory) => (Turns, _directory) = (turns, directory);

    /// <summary>Its turns.</summary>
    public RunLocks Turns { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="home">The home whose processes take turns.</param>
    /// <param name="directory">Full path of the directory in which it runs.</param>
    public static RunSession Begin(CmHome home, string directory) =>
        new(RunLocks.Begin(home, RunIdentity.Outer), directory);

    /// <summary>Waits until no other run uses the directory of this one, and keeps others out until this run ends.</summary>
    /// <param name="directory">Full path of the directory in which a script is to run. One that is not the run's own needs no turn: it belongs to a cache entry, or a hook made it.</param>
    /// <param name="script">The script.</param>
    /// <param name="operation">Is told for whom it waits, and can end the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public void EnterDirectory(string directory, Artifact script, Operation operation)
    {
        if (_isEntered || !DirectoryPath.Same(directory, _directory))
        {
            return;
        }

        try
        {
            _turn = Turns.Take(Wish(Turns.GetInnermost(LockName.Directory(directory)), script), operation);
        }
        catch (CmException problem) when (problem.Error.Id == "HomeNotWritable")
        {
            operation.Detail($"Other runs in '{directory}' are not kept out: {problem.Error.Message}");
        }

        _isEntered = true;
    }

    /// <summary>Lets the next one into the directory.</summary>
    public void LeaveDirectory()
    {
        _turn?.Dispose();
        (_turn, _isEntered) = (null, false);
    }

    /// <summary>Keeps others from removing an entry that is to be reused, and what it was made from; see <see cref="TryUse"/>.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="needs">The uids of the entries from which its result was made.</param>
    /// <param name="script">The script that was asked for.</param>
    /// <param name="operation">Takes details.</param>
    /// <returns>Why it cannot be reused, in words; null when it can.</returns>
    public string? WhyGone(ICacheEntry entry, IEnumerable<string> needs, Artifact script, Operation operation) =>
        TryUse(needs.Prepend(entry.Uid), script, operation) && System.IO.Directory.Exists(entry.Directory) ? null : "somebody removes it, or what it was made from";

    /// <summary>Keeps others from removing cache entries as long as the run goes on. Where that cannot be noted, as in a home that is read-only, the entries are used all the same.</summary>
    /// <param name="entries">Their uids.</param>
    /// <param name="script">The script that was asked for, to be told to those who may not remove them.</param>
    /// <param name="operation">Takes details.</param>
    /// <returns>Whether all of them stay; not where somebody removes one right now.</returns>
    public bool TryUse(IEnumerable<string> entries, Artifact script, Operation operation)
    {
        var uids = entries.ToList();
        try
        {
            _uses ??= _isNoted ? Turns.BeginUses(script.Name.ToString()) : null;
            _uses?.Add(uids);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException { Error.Id: "HomeNotWritable" })
        {
            _isNoted = false;
            operation.Detail($"Others can remove the cache entries that this run uses: {problem.Message}");
        }

        return !uids.Exists(Turns.IsRemoved);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        LeaveDirectory();
        _uses?.Dispose();
    }

    private LockRequest Wish(LockName name, Artifact script) => new(
        name, script.Name.ToString(), holder => $"'{script.Name}' waits for {holder}, to leave its files in '{_directory}' alone.")
    {
        Hint = "Use another directory, or a private work directory, to run both at once.",
        AttemptsBeforeDeadlockCheck = PatienceInDirectory,
    };
}

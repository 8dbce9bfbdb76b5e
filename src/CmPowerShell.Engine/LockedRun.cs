using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine;

/// <summary>Runs of a lock file: with the repositories at their locked commits, and checked before anything runs.</summary>
/// <param name="engine">The engine of the home.</param>
/// <param name="file">The lock file, as messages name it.</param>
/// <param name="lockfile">Its content.</param>
/// <param name="mode">How the file is used.</param>
public sealed class LockedRun(CmEngine engine, string file, Lockfile lockfile, LockMode mode)
{
    private CmEngine? _locked;
    private LockWork? _read;

    /// <summary>Whether a result of the lock that is not in the cache is a difference, because it cannot be made again.</summary>
    public bool NeedsEntries { get; init; }

    /// <summary>Runs a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="CmException"><c>LockStale</c> before anything runs; or an error of the run.</exception>
    public RunResult Run(RunRequest request, Operation operation) => Prepare(request, operation).Runner.Run(ByName(request) with { Lock = UsedLock }, operation);

    /// <summary>Takes the repositories and checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">Receives a warning for each difference, in the mode that only warns.</param>
    /// <returns>The engine for the run.</returns>
    /// <exception cref="CmException"><c>LockStale</c>, or the request is not valid.</exception>
    public CmEngine Prepare(RunRequest request, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(operation);
        var locked = _locked ??= Take(operation);
        if (mode != LockMode.Frozen)
        {
            // What was read to take the repositories is current for the first request.
            var work = ReferenceEquals(locked, engine) && _read is { } read ? read : locked.Locks;
            Report(work.Compare(lockfile, file, ByName(request), operation, NeedsEntries), operation);
        }

        _read = null;

        return locked;
    }

    /// <summary>The request without the script object of the caller, which can belong to another commit.</summary>
    /// <param name="request">The request.</param>
    public static RunRequest ByName(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Script is { } script ? request with { Script = null, Name = ArtifactName.Parse(script.Uid), Automation = script.Automation } : request;
    }

    /// <summary>The variable of the lock file for runs that name none.</summary>
    public const string FileVariable = "CM_LOCK";

    /// <summary>The variable of the mode for runs that name none: <c>Warn</c>, <c>Locked</c> or <c>Frozen</c>.</summary>
    public const string ModeVariable = "CM_LOCK_MODE";

    /// <summary>The lock file of the environment; null if it names none. A program that a run has started uses the repositories of that run.</summary>
    public static string? FileOfEnvironment =>
        RunIdentity.Outer.Length == 0 && Environment.GetEnvironmentVariable(FileVariable)?.Trim() is { Length: > 0 } file ? file : null;

    /// <summary>The mode of the environment.</summary>
    /// <exception cref="CmException">Id <c>LockModeUnknown</c>.</exception>
    public static LockMode ModeOfEnvironment => Environment.GetEnvironmentVariable(ModeVariable)?.Trim() is not { Length: > 0 } written ? LockMode.Warn
        : Array.Find(Enum.GetValues<LockMode>(), mode => mode.ToString().Equals(written, StringComparison.OrdinalIgnoreCase)) is var found && found.ToString().Equals(written, StringComparison.OrdinalIgnoreCase) ? found
        : throw new CmException(new CmError("LockModeUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The variable {ModeVariable} names the mode '{written}', which does not exist.")
        { Hint = $"The modes are: {string.Join(", ", Enum.GetNames<LockMode>())}.", Target = written });

    /// <summary>The requests of a lock, without their secret variables.</summary>
    /// <param name="lockfile">The lock.</param>
    /// <exception cref="CmException">Id <c>LockRequestOmits</c>.</exception>
    public static IReadOnlyList<(string Selection, RunRequest Request)> RequestsOf(Lockfile lockfile)
    {
        ArgumentNullException.ThrowIfNull(lockfile);
        return [.. lockfile.Requests.Select(request => (request.Selection, LockRequests.ForRun(request)))];
    }

    /// <summary>The mode that two switches select.</summary>
    /// <param name="isLocked">Whether a difference prevents the run.</param>
    /// <param name="isFrozen">Whether nothing is compared.</param>
    /// <exception cref="CmException">Id <c>LockModeConflict</c>: both are on.</exception>
    public static LockMode GetMode(bool isLocked, bool isFrozen) => isLocked && isFrozen
        ? throw new CmException(new CmError(
            "LockModeConflict", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "-Locked compares a run with the lock, and -Frozen does not, so they cannot be combined.")
        {
            Hint = "Leave one of them out.",
            ClassicHint = "Leave out '--locked' or '--frozen'.",
        })
        : isLocked ? LockMode.Locked : isFrozen ? LockMode.Frozen : LockMode.Warn;

    private UsedLock UsedLock => new(file, mode.ToString(), lockfile.Text)
    {
        Downloads = lockfile.Find(CacheOrigin.ThisPlatform)?.Downloads ?? new Dictionary<string, string>(),
        OnlyWarns = mode == LockMode.Warn,
    };

    private CmEngine Take(Operation operation)
    {
        _read = engine.Locks;
        var (taken, missing) = _read.Take(lockfile, file);
        if (mode != LockMode.Warn && missing.Count > 0)
        {
            throw LockErrors.Stale(file, missing);
        }

        // A comparison reports them too, but only those of its request.
        foreach (var difference in missing.Where(difference => difference.Kind == LockDifferenceKind.CommitMissing))
        {
            Report([difference], operation);
        }

        RefuseUnpinned(taken);
        return engine.With(taken);
    }

    // A lock does not replace the decision of the user which commits to trust.
    private void RefuseUnpinned(IReadOnlyList<TakenRepository> taken)
    {
        if (taken.Count > 0 && engine.Configuration.Get(SettingTable.RequirePinned).Value.IsTrue() && engine.Repositories.At(taken[0].Path) is { } repository)
        {
            throw RepositoryErrors.NotPinned(
                repository, $"is not pinned to {taken[0].Commit}, at which it is locked", [], $"Pin it with: Install-CmRepo {repository.Alias} -Checkout {taken[0].Commit} -Force",
                classicHint: $"Pin it with: cm pull repo {repository.Alias} --checkout={taken[0].Commit} --force");
        }
    }

    private void Report(IReadOnlyList<LockDifference> differences, Operation operation)
    {
        if (differences.Count > 0 && mode == LockMode.Locked)
        {
            throw LockErrors.Stale(file, differences);
        }

        foreach (var difference in differences)
        {
            operation.Warn("LockDiffers", difference.Message);
        }
    }
}

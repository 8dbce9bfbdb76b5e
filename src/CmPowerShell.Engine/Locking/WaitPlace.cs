using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>
/// The place of a run among those that wait for the same lock. It watches only the one before it, so that many that wait cost little. One whose process was stopped lets others pass,
/// when it does not take a lock that is free.
/// </summary>
/// <param name="folder">The folder of the locks.</param>
/// <param name="lockName">The file name of the lock.</param>
/// <param name="own">The note of the run.</param>
/// <param name="clock">The clock.</param>
internal sealed class WaitPlace(string folder, string lockName, OwnedFile own, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private long _lastLook = clock.GetTimestamp();
    private long? _firstSeenFree;
    private string? _before;
    private bool _isFirst;

    /// <summary>Whether no run that came before still waits.</summary>
    public bool IsFirst() => _isFirst || (!IsBeforeThere() && (_isFirst = (_before = WaitRecord.Last(folder, lockName, own.Path)) is null)) || IsLeftAlone();

    // Only a test of the lock shows that a killed process does not hold its note any more; it costs more than to see that the note is gone.
    private bool IsBeforeThere()
    {
        if (_before is null || !File.Exists(_before))
        {
            return false;
        }

        if (clock.GetElapsedTime(_lastLook) < Look)
        {
            return true;
        }

        _lastLook = clock.GetTimestamp();
        _firstSeenFree = FileLock.IsHeld(Path.Combine(folder, lockName + ".lock")) ? null : _firstSeenFree ?? _lastLook;
        return OwnedFile.IsHeld(_before);
    }

    private bool IsLeftAlone() => _firstSeenFree is { } free && clock.GetElapsedTime(free) > Patience;
}

using System.Diagnostics;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>
/// The place of a run among those that wait for the same lock. It watches only the one before it, so that many that wait cost little. One whose process was stopped lets others pass,
/// when it does not take a lock that is free.
/// </summary>
/// <param name="folder">The folder of the locks.</param>
/// <param name="lockName">The file name of the lock.</param>
/// <param name="own">The note of the run.</param>
internal sealed class WaitPlace(string folder, string lockName, OwnedFile own)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Stopwatch _sinceLook = Stopwatch.StartNew();
    private Stopwatch? _sinceFree;
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

        if (_sinceLook.Elapsed < Look)
        {
            return true;
        }

        _sinceLook.Restart();
        _sinceFree = FileLock.IsHeld(Path.Combine(folder, lockName + ".lock")) ? null : _sinceFree ?? Stopwatch.StartNew();
        return OwnedFile.IsHeld(_before);
    }

    private bool IsLeftAlone() => _sinceFree?.Elapsed > Patience;
}

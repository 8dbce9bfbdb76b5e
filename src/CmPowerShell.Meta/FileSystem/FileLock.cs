using System.Diagnostics.CodeAnalysis;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// A turn that one holder has at a time, among all threads and processes of a machine. The operating system ends it with
/// the process that holds it, so a holder that was killed blocks nobody. The lock file itself stays.
/// </summary>
public sealed class FileLock : IDisposable
{
    // What opening a file answers that somebody else holds: EAGAIN on Linux and macOS, sharing and lock violation on Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the turn if it is free.</summary>
    /// <param name="file">The lock file; its folder exists.</param>
    /// <param name="turn">The turn, to be disposed.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static bool TryAcquire(string file, [NotNullWhen(true)] out FileLock? turn)
    {
        try
        {
            turn = new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return true;
        }
        catch (IOException problem) when (HeldByAnother.Contains(problem.HResult))
        {
            turn = null;
            return false;
        }
    }

    /// <summary>Whether somebody has the turn. Asking is no hindrance to others who ask.</summary>
    /// <param name="file">The lock file; it need not exist.</param>
    public static bool IsHeld(string file)
    {
        try
        {
            if (File.Exists(file))
            {
                using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            }

            return false;
        }
        catch (IOException problem)
        {
            return HeldByAnother.Contains(problem.HResult);
        }
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="file">The lock file; its folder exists.</param>
    /// <param name="whenWaiting">Called once when somebody else has the turn.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public static FileLock Acquire(string file, Action? whenWaiting = null, CancellationToken cancellation = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryAcquire(file, out var turn))
            {
                return turn;
            }

            if (attempt == 0)
            {
                whenWaiting?.Invoke();
            }

            cancellation.WaitHandle.WaitOne(Math.Min(100, 5 * (attempt + 1)));
        }
    }

    /// <summary>Gives the turn to the next.</summary>
    public void Dispose() => _file.Dispose();
}

using System.Diagnostics.CodeAnalysis;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// A lock that one holder has at a time, among all threads and processes of a machine. The operating system releases it with
/// the process that holds it, so a killed holder blocks no other process. The lock file itself is kept.
/// </summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock if it is free.</summary>
    /// <param name="file">The lock file; its folder exists.</param>
    /// <param name="held">The lock, to be disposed.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static bool TryAcquire(string file, [NotNullWhen(true)] out FileLock? held)
    {
        try
        {
            held = new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return true;
        }
        catch (IOException problem) when (HeldFile.IsCauseOf(problem))
        {
            held = null;
            return false;
        }
    }

    /// <summary>Whether the lock is held. The check does not block other checks.</summary>
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
            return HeldFile.IsCauseOf(problem);
        }
    }

    /// <summary>Waits for the lock.</summary>
    /// <param name="file">The lock file; its folder exists.</param>
    /// <param name="whenWaiting">Called once if another process holds the lock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public static FileLock Acquire(string file, Action? whenWaiting = null, CancellationToken cancellation = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TryAcquire(file, out var held))
            {
                return held;
            }

            if (attempt == 0)
            {
                whenWaiting?.Invoke();
            }

            cancellation.WaitHandle.WaitOne(Math.Min(100, 5 * (attempt + 1)));
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _file.Dispose();
}

using System.Diagnostics.CodeAnalysis;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>A lock that a run holds until it is disposed or its process ends in any way.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileLock _lock;
    private readonly string _holderFile;

    private RunLock(FileLock own, string holderFile) => (_lock, _holderFile) = (own, holderFile);

    /// <summary>The file with the owner of the lock whose lock file is given.</summary>
    public static string GetHolderFile(string lockFile) => Path.ChangeExtension(lockFile, ".json");

    /// <summary>Takes the lock if it is free.</summary>
    /// <param name="lockFile">The file of its lock; its folder exists.</param>
    /// <param name="holder">The requesting owner.</param>
    /// <param name="held">The lock.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static bool TryTake(string lockFile, LockOwner holder, [NotNullWhen(true)] out RunLock? held)
    {
        if (!FileLock.TryAcquire(lockFile, out var own))
        {
            held = null;
            return false;
        }

        held = new RunLock(own, GetHolderFile(lockFile));
        holder.Write(held._holderFile);
        return true;
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        FileDeletion.TryDelete(_holderFile);
        _lock.Dispose();
    }
}

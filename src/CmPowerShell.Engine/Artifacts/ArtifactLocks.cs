using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// Locks for creating and changing artifacts, so that of two processes that create the same one only the first does, and of two that
/// change one neither loses a change of the other.
/// There are 64 of them for all artifacts of a home; artifacts that share one wait for each other without need, for an unnoticeable time.
/// </summary>
/// <param name="home">The home that keeps the locks.</param>
internal sealed class ArtifactLocks(CmHome home)
{
    private const int Count = 64;

    /// <summary>Waits for the lock of the artifact in a folder. No caller holds two.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    internal FileLock Take(string folder, CancellationToken cancellation = default)
    {
        // Two spellings of a path must not mean two locks.
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)).ToUpperInvariant();
        var number = Sha256.OfText(path)[0] % Count;
        return home.Lock($"artifact-{number:D2}", cancellation: cancellation);
    }
}

using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>
/// Removes the folders of commits that no run has needed for a month. Each can be made again from its repository. Without this, a home would keep the files of each commit at which
/// one of its repositories ever was.
/// </summary>
/// <param name="root">Full path of the folder that holds them.</param>
/// <param name="isReferredTo">Whether a cache entry has paths in the files of a commit.</param>
/// <param name="clock">The current time.</param>
internal sealed class CommitPruning(string root, Func<string, bool> isReferredTo, TimeProvider clock)
{
    private static readonly TimeSpan Unneeded = TimeSpan.FromDays(30);
    private static readonly TimeSpan Exact = TimeSpan.FromDays(1);

    /// <summary>Records, to the day, that the folder of a commit is needed now.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public void Note(string folder)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            if (Directory.Exists(folder) && now - Directory.GetLastWriteTimeUtc(folder) > Exact)
            {
                Directory.SetLastWriteTimeUtc(folder, now);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // In a home that cannot be written nothing is removed either.
        }
    }

    /// <summary>Removes what was not needed for a month. The caller holds the lock of the folders.</summary>
    public void RemoveUnneeded()
    {
        foreach (var entry in new DirectoryInfo(root).EnumerateFileSystemInfos().Where(IsUnneeded).ToList())
        {
            if (entry is DirectoryInfo)
            {
                DirectoryRemoval.TryDelete(entry.FullName);
            }
            else
            {
                Delete(entry);
            }
        }
    }

    private bool IsUnneeded(FileSystemInfo entry) => clock.GetUtcNow().UtcDateTime - entry.LastWriteTimeUtc > Unneeded
        && !(entry is DirectoryInfo commit && commit.EnumerateDirectories().Any() && isReferredTo(commit.Name));

    // The next run finds it again.
    private static void Delete(FileSystemInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
        }
    }
}

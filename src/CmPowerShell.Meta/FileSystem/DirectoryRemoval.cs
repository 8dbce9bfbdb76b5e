using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Removes a folder in one step for readers: it first gets a name that begins with a dot, which the index skips,
/// and is then deleted. The remains of a killed program are removed by a later removal in the same folder.
/// </summary>
internal static class DirectoryRemoval
{
    private const string Suffix = ".removed";
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>Removes a folder and its content; of a symbolic link also its target, if that belongs to the artifact (<see cref="LinkedDirectory.OwnBehind"/>).</summary>
    /// <exception cref="CmException"><c>FolderNotRemoved</c>: it stays as it was, or under the name in the message.</exception>
    public static void Remove(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        var aside = GetTemporaryPath(path);
        var at = path;
        try
        {
            DirectoryMover.Move(path, aside);
            at = aside;
            Delete(aside);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotRemoved(at, problem);
        }

        Sweep(parent);
    }

    /// <summary>Gets a hidden name in the same folder, for a folder to be removed.</summary>
    internal static string GetTemporaryPath(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{Suffix}");

    /// <summary>Gets the remains of killed programs in a folder, including links to half-removed folders.</summary>
    internal static IEnumerable<string> LeftIn(string parent) => Directory.EnumerateFileSystemEntries(parent, $".*{Suffix}", FilePatterns.Literal)
        .Where(left => DateTime.UtcNow - Directory.GetLastWriteTimeUtc(left) > Abandoned);

    /// <summary>Deletes a folder with a hidden name, if that is possible now; returns whether it was removed.</summary>
    internal static bool TryDelete(string aside)
    {
        try
        {
            Delete(aside);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The link is removed last: as long as it exists, a later removal finds its target.
    private static void Delete(string aside)
    {
        if (LinkedDirectory.GetTarget(aside) is null)
        {
            DirectoryDeleter.Remove(aside);
            return;
        }

        if (LinkedDirectory.OwnBehind(aside) is { } behind)
        {
            DirectoryDeleter.Remove(behind);
        }

        LinkedDirectory.Unlink(aside);
    }

    private static void Sweep(string parent)
    {
        try
        {
            foreach (var left in LeftIn(parent))
            {
                Delete(left);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is no artifact any more and does no harm; the next removal tries again.
        }
    }

    private static CmException NotRemoved(string path, Exception problem) => new(
        new CmError(
            "FolderNotRemoved",
            ReturnCode.Failed,
            StorageFailure.GetCategory(problem),
            $"The folder '{path}' could not be removed: {problem.Message}")
        {
            Hint = "Close the programs that use its files, and check its permissions.",
            Target = path,
        },
        problem);
}

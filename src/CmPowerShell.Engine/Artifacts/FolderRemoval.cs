using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>
/// Removes a folder so that nobody ever sees half of it: it first gets a name that begins with a dot, which the index passes over,
/// and is then deleted. What a killed program leaves behind goes with a later removal beside it.
/// </summary>
internal static class FolderRemoval
{
    private const string Suffix = ".removed";
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>Removes a folder and everything in it; of a symbolic link only the link.</summary>
    /// <exception cref="CmException"><c>FolderNotRemoved</c>: it stays as it was, or under the name in the message.</exception>
    public static void Remove(string path)
    {
        var parent = Path.GetDirectoryName(path)!;
        var aside = AsideOf(path);
        var at = path;
        try
        {
            Directory.Move(path, aside);
            at = aside;
            FolderDeletion.Remove(aside);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotRemoved(at, problem);
        }

        Sweep(parent);
    }

    /// <summary>A hidden name beside a folder for what is to be removed.</summary>
    internal static string AsideOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{Suffix}");

    /// <summary>What killed programs left in a folder.</summary>
    internal static IEnumerable<string> LeftIn(string parent) => Directory.EnumerateDirectories(parent, $".*{Suffix}")
        .Where(left => DateTime.UtcNow - Directory.GetLastWriteTimeUtc(left) > Abandoned);

    private static void Sweep(string parent)
    {
        try
        {
            foreach (var left in LeftIn(parent))
            {
                FolderDeletion.Remove(left);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It is nobody's artifact any more and disturbs nothing; the next removal tries again.
        }
    }

    private static CmException NotRemoved(string path, Exception problem) => new(
        new CmError(
            "FolderNotRemoved",
            ReturnCode.Failed,
            StorageFailure.CategoryOf(problem),
            $"The folder '{path}' could not be removed: {problem.Message}")
        {
            Hint = "Close the programs that use its files, and check its permissions.",
            Target = path,
        },
        problem);
}

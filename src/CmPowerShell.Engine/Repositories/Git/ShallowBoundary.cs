using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Takes over where the history of a shallow source on this machine ends. libgit2 copies the commits that such a source has, but not its list of
/// those without parents, without which git calls the copy broken.
/// </summary>
internal static class ShallowBoundary
{
    private const string ListName = "shallow";

    /// <summary>Adds the ends of the source's history to those of a repository.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="address">The address of its commits; only a directory of this machine matters.</param>
    public static void TakeOver(string folder, string address)
    {
        if (LocalFolder(address) is not { } source || GitFolder(source) is not { } git || Read(git) is not { Count: > 0 } ends || GitFolder(folder) is not { } own)
        {
            return;
        }

        var known = Read(own);
        using var repository = new LibGit2Sharp.Repository(folder);
        var all = ends.Where(end => repository.ObjectDatabase.Contains(new LibGit2Sharp.ObjectId(end))).Union(known).ToList();
        if (all.Count > known.Count)
        {
            AtomicFile.WriteText(Path.Combine(own, ListName), string.Join('\n', all) + "\n");
        }
    }

    private static string? LocalFolder(string address) =>
        address.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? new Uri(address).LocalPath : Path.IsPathFullyQualified(address) ? address : null;

    // A bare repository is its own git folder.
    private static string? GitFolder(string folder) => LibGit2Sharp.Repository.Discover(folder)?.TrimEnd(Path.DirectorySeparatorChar, '/');

    private static List<string> Read(string git)
    {
        var list = Path.Combine(git, ListName);
        return File.Exists(list) ? [.. File.ReadLines(list).Select(line => line.Trim()).Where(line => LibGit2Sharp.ObjectId.TryParse(line, out _))] : [];
    }
}

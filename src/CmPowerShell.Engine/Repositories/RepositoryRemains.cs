using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// Recognises the remains of an interrupted <c>git clone</c> in <c>repos/</c>: a directory that is empty or contains only a <c>.git</c> without a commit.
/// Nothing of the user is in it.
/// </summary>
internal static class RepositoryRemains
{
    /// <summary>Whether a directory holds only such remains. A link that leads nowhere counts too.</summary>
    /// <param name="folder">Full path of the directory.</param>
    public static bool AreIn(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is not null)
        {
            return !Directory.Exists(folder);
        }

        return Directory.Exists(folder)
            && FileAccessErrors.Read(folder, () => Directory.EnumerateFileSystemEntries(folder).All(entry => Path.GetFileName(entry) == ".git"))
            && !HasCommit(folder);
    }

    /// <summary>Whether a directory is a repository that can be updated or registered unchanged.</summary>
    /// <param name="folder">Full path of the directory.</param>
    /// <param name="allowsMissingMeta">Whether it is usable without <c>cmr.yaml</c>.</param>
    public static bool IsUsable(string folder, bool allowsMissingMeta) => Path.Exists(Path.Combine(folder, ".git"))
        ? HasCommit(folder) && (allowsMissingMeta || RepositoryMetaFile.ExistsIn(folder))
        : RepositoryMetaFile.ExistsIn(folder);

    private static bool HasCommit(string folder)
    {
        try
        {
            using var git = new LibGit2Sharp.Repository(folder);
            return git.Head.Tip is not null;
        }
        catch (LibGit2SharpException problem)
        {
            // A directory of another user is a repository, which git only refuses to read.
            return problem.Message.Contains("not owned by current user", StringComparison.Ordinal);
        }
    }
}

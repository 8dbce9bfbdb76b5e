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
        ? HasCommit(folder) && WhyDamaged(folder) is null && (allowsMissingMeta || RepositoryMetaFile.ExistsIn(folder))
        : RepositoryMetaFile.ExistsIn(folder);

    /// <summary>Reads the files of the commit that is checked out, as far as their sizes. Explains what cannot be read; null for a repository that is whole.</summary>
    /// <param name="folder">Full path of a clone with a commit.</param>
    public static string? WhyDamaged(string folder)
    {
        try
        {
            using var git = new LibGit2Sharp.Repository(folder);
            Read(git, git.Head.Tip.Tree);
            return null;
        }
        catch (LibGit2SharpException problem)
        {
            return problem.Message.Contains("not owned by current user", StringComparison.Ordinal) ? null : problem.Message;
        }
    }

    private static void Read(LibGit2Sharp.Repository git, Tree tree)
    {
        foreach (var entry in tree)
        {
            if (entry.TargetType == TreeEntryTargetType.Tree)
            {
                Read(git, (Tree)entry.Target);
            }
            else if (entry.TargetType == TreeEntryTargetType.Blob)
            {
                _ = git.ObjectDatabase.RetrieveObjectMetadata(entry.Target.Id);
            }
        }
    }

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

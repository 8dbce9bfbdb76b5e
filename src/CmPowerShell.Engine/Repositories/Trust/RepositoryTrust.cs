using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// Records for each repository the commit at which it was trusted, in a file of the engine in the home. To install, update or register a repository by name is
/// the act of trust. A file that cannot be read trusts nothing.
/// </summary>
public sealed class RepositoryTrust(CmHome home)
{
    private string File => Path.Combine(home.OwnPath, "trust.json");

    /// <summary>The trusted commit of a repository; null if it is unknown, as for one that the Python tools installed.</summary>
    public TrustedCommit? Find(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Read().Find(Key(repository)) is MetaMap map ? TrustedCommit.FromMeta(map) : null;
    }

    /// <summary>Trusts the current state of a repository.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    internal void Put(Repository repository)
    {
        var status = RepositoryStatus.Read(repository);
        var tree = status is { IsPinned: true, Commit: { } commit } ? KeepTrees(repository, commit) : "";
        var trusted = new TrustedCommit(status?.Commit ?? "", status is { IsPinned: true }, status?.RemoteUrl ?? "", DateTimeOffset.UtcNow) { Tree = tree };
        Change(all => all[Key(repository)] = trusted.ToMeta());
    }

    /// <summary>The directory listings of the commit at which a repository was trusted. They are taken from the repository where the home has none; null where that lacks the commit.</summary>
    /// <exception cref="CmException"><c>RepositoryNotOwned</c>, <c>HomeNotWritable</c>, or another error of git.</exception>
    internal (CommitTrees Trees, string Root)? TreesOf(Repository repository, TrustedCommit trusted)
    {
        if (trusted.Tree.Length > 0 && CommitTrees.Read(TreesFile(trusted.Tree)) is { } known)
        {
            return (known, trusted.Tree);
        }

        return KeepTrees(repository, trusted.Commit) is { Length: > 0 } root && (trusted.Tree.Length == 0 || trusted.Tree == root) && CommitTrees.Read(TreesFile(root)) is { } taken ? (taken, root) : null;
    }

    /// <summary>The memory of the comparisons of a repository with a commit.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="root">The id of the root directory of the commit.</param>
    internal ComparedRepository ComparedOf(Repository repository, string root) => new(home, repository.Path, TreesFile(root) + ".compared", TimeProvider.System);

    private string KeepTrees(Repository repository, string commit)
    {
        using var git = LocalGit.Open(repository.Path);
        return git is null ? "" : LocalGit.Read(repository.Path, () => KeepTrees(git, commit));
    }

    private string KeepTrees(LibGit2Sharp.Repository git, string commit)
    {
        if (git.Lookup(new LibGit2Sharp.ObjectId(commit)) is not LibGit2Sharp.Commit found)
        {
            return "";
        }

        var root = found.Tree.Sha;
        home.Write(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(TreesFile(root))!);
            CommitTrees.Write(TreesFile(root), found.Tree);
        });
        return root;
    }

    private string TreesFile(string root) => Path.Combine(home.OwnPath, "pins", root);

    /// <summary>Removes the record of a repository.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    internal void Forget(Repository repository) => Change(all => all.Remove(Key(repository)));

    private void Change(Action<MetaMap> change)
    {
        using var held = home.Lock("trust");
        var all = Read();
        change(all);
        home.Write(() => JsonMeta.Save(File, all));
    }

    private MetaMap Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? MetaFile.LoadMap(File) : [];
        }
        catch (CmException)
        {
            return [];
        }
    }

    // A home may be moved, so paths in it are relative to it.
    private string Key(Repository repository) => DirectoryPath.IsWithin(repository.Path, home.RepositoriesPath)
        ? Path.GetRelativePath(home.RepositoriesPath, repository.Path).Replace('\\', '/')
        : DirectoryPath.Full(repository.Path);
}

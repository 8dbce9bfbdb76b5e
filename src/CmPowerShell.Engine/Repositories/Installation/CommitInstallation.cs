using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Makes a commit available in a home without its host: in the repository that is registered, or in a new one, which is pinned to the commit.</summary>
/// <param name="registry">The registry of the home.</param>
/// <param name="admission">Checks a repository before it is registered.</param>
internal sealed class CommitInstallation(RepositoryRegistry registry, RepositoryConflictCheck admission)
{
    /// <summary>Adds the commit to a registered repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="pack">The objects of the commit, which have been checked.</param>
    /// <exception cref="CmException"><c>RepositoryWithoutGit</c>, <c>HomeNotWritable</c>, or an error of git.</exception>
    public void Add(Repository repository, CommitPack pack)
    {
        using var git = LocalGit.OpenToUpdate(repository.Path, isOurs: false) ?? throw new CmException(new CmError(
            "RepositoryWithoutGit", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The repository {repository.Alias} in {repository.Path} is not one of git, so no commit can be added to it.")
        { Hint = "Unregister it with Uninstall-CmRepo, and import again.", ClassicHint = "Unregister it with 'cm rm repo', and import again.", Target = repository.Path });
        registry.Home.Write(() => pack.CopyInto(git.Info.Path));
    }

    /// <summary>Makes a repository with the commit, and registers it.</summary>
    /// <param name="alias">The name of its folder.</param>
    /// <param name="url">The address of its host; empty if it has none.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="pack">The objects of the commit, which have been checked.</param>
    /// <param name="operation">Cancels.</param>
    /// <exception cref="CmException"><c>RepositoryMetaMissing</c>, <c>RepositoryExists</c>, <c>FolderTaken</c>, <c>HomeNotWritable</c>, or an error of git.</exception>
    public Repository Install(string alias, string url, string commit, CommitPack pack, Operation operation)
    {
        using var staging = StagedDirectory.Create(registry.Home);
        registry.Home.Write(() => LocalGit.Read(staging.Content, () => Fill(staging.Content, url, commit, pack)));
        operation.Cancellation.ThrowIfCancellationRequested();
        var meta = RepositoryMetaFile.Load(staging.Content) ?? throw RepositoryErrors.SourceMetaMissing(alias, alias);
        using var held = registry.Home.Lock("publish", cancellation: operation.Cancellation);
        registry.Refresh();
        var folder = Path.Combine(registry.Home.RepositoriesPath, SafeFileName.From(alias));
        admission.Check(new Repository(folder, meta));
        return admission.Register(staging, folder, commit);
    }

    private static string Fill(string folder, string url, string commit, CommitPack pack)
    {
        LibGit2Sharp.Repository.Init(folder);
        pack.CopyInto(Path.Combine(folder, ".git"));
        AtomicFile.WriteText(Path.Combine(folder, ".git", "shallow"), commit + "\n");
        using var git = new LibGit2Sharp.Repository(folder);
        if (url.Length > 0)
        {
            git.Network.Remotes.Add("origin", url);
        }

        LibGit2Sharp.Commands.Checkout(git, GitCommit.Find(git, commit), new LibGit2Sharp.CheckoutOptions { CheckoutModifiers = LibGit2Sharp.CheckoutModifiers.Force });
        return commit;
    }
}

using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>The git repository around a repository of artifacts, to commit one folder of it.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly LibGit2Sharp.Repository _git;
    private readonly string _root;

    private GitFolder(LibGit2Sharp.Repository git, string root) => (_git, _root) = (git, root);

    /// <summary>Opens the git repository that a repository is, or lies in.</summary>
    /// <exception cref="CmException">Id <c>RepositoryNotInGit</c>.</exception>
    public static GitFolder Open(Repositories.Repository repository)
    {
        foreach (var folder in DirectoryPath.Upwards(repository.Path).Where(folder => Path.Exists(Path.Combine(folder, ".git"))))
        {
            if (LocalGit.OpenToUpdate(folder, isOurs: false) is { } git)
            {
                return new GitFolder(git, folder);
            }
        }

        throw new CmException(new CmError("RepositoryNotInGit", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The repository '{repository.Alias}' in '{repository.Path}' is not one of git, so nothing can be committed in it.")
        { Hint = "Install a repository from git, or make it one with 'git init'.", Target = repository.Alias });
    }

    /// <summary>Checks that a commit would have our files alone, and an author.</summary>
    /// <exception cref="CmException">Ids <c>RepositoryHasStaged</c>, <c>GitAuthorMissing</c>.</exception>
    public void CheckReady()
    {
        _ = GetAuthor();
        var tip = _git.Head.Tip?.Tree;
        if (_git.Diff.Compare<TreeChanges>(tip, DiffTargets.Index).Count > 0)
        {
            throw new CmException(new CmError("RepositoryHasStaged", ReturnCode.Failed, CmErrorCategory.AlreadyExists, $"The git repository '{_root}' has staged changes, which would be committed too.")
            { Hint = "Commit or unstage them first.", Target = _root });
        }
    }

    /// <summary>Commits a folder.</summary>
    /// <returns>The commit, 40 hex digits; empty if nothing has changed.</returns>
    public string Commit(string folder, string message)
    {
        Commands.Stage(_git, Path.GetRelativePath(_root, folder).Replace(Path.DirectorySeparatorChar, '/'), new StageOptions { IncludeIgnored = true });
        if (_git.Diff.Compare<TreeChanges>(_git.Head.Tip?.Tree, DiffTargets.Index).Count == 0)
        {
            return "";
        }

        var author = GetAuthor();
        return _git.Commit(message, author, author).Sha;
    }

    /// <inheritdoc/>
    public void Dispose() => _git.Dispose();

    private Signature GetAuthor() => _git.Config.BuildSignature(DateTimeOffset.Now) ?? throw new CmException(new CmError(
        "GitAuthorMissing", ReturnCode.Failed, CmErrorCategory.InvalidData, "Git does not know who commits: user.name and user.email are not set.")
    { Hint = "Set both with 'git config --global'.", Target = _root });
}

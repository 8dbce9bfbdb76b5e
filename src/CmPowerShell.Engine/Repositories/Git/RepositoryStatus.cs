using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// The git state of a repository: read from the disk on access, without contacting the host.
/// </summary>
public sealed class RepositoryStatus
{
    private readonly string _path;
    private readonly Lazy<IReadOnlyList<string>> _changedFiles;

    private RepositoryStatus(string path, LibGit2Sharp.Repository git)
    {
        _path = path;
        _changedFiles = new(ReadChangedFiles);
        Branch = git.Info.IsHeadDetached ? null : git.Head.FriendlyName;
        Commit = git.Head.Tip?.Sha;
        Ahead = git.Head.TrackingDetails?.AheadBy;
        Behind = git.Head.TrackingDetails?.BehindBy;
        RemoteUrl = git.Config.Get<string>("remote.origin.url")?.Value is { } url ? RepositoryUrl.Masked(url) : null;
    }

    /// <summary>The branch it follows; null when a commit or tag is checked out.</summary>
    public string? Branch { get; }

    /// <summary>The commit that is checked out, 40 hex digits; null when there is none yet.</summary>
    public string? Commit { get; }

    /// <summary>The address of the remote host, without user and password; null without a remote host.</summary>
    public string? RemoteUrl { get; }

    /// <summary>Whether a commit or tag is checked out, so that it is not updated.</summary>
    public bool IsPinned => Branch is null;

    /// <summary>The number of local commits of the branch that the host did not have at the last fetch; null without a branch of the host.</summary>
    public int? Ahead { get; }

    /// <summary>The number of commits of the host at the last fetch that the branch does not have; null without a branch of the host.</summary>
    public int? Behind { get; }

    /// <summary>Whether files were changed, added or removed since the commit. Checks every file, on first access.</summary>
    /// <exception cref="CmException">The folder can no longer be read.</exception>
    public bool IsDirty => ChangedFiles.Count > 0;

    /// <summary>The files that were changed, added or removed since the commit, by their path in the repository. Checks every file, on first access.</summary>
    /// <exception cref="CmException">The folder can no longer be read.</exception>
    public IReadOnlyList<string> ChangedFiles => _changedFiles.Value;

    /// <summary>Reads the status; null for a repository that is not one of git.</summary>
    /// <exception cref="CmException"><c>RepositoryNotOwned</c>, or another error of git.</exception>
    public static RepositoryStatus? Read(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        using var git = LocalGit.Open(repository.Path);
        return git is null ? null : LocalGit.Read(repository.Path, () => new RepositoryStatus(repository.Path, git));
    }

    private IReadOnlyList<string> ReadChangedFiles()
    {
        using var git = LocalGit.Open(_path);
        return git is null ? [] : LocalGit.Read(_path, () => git.RetrieveStatus(new StatusOptions { IncludeIgnored = false, RecurseUntrackedDirs = true })
            .Select(entry => entry.FilePath)
            .Order(StringComparer.Ordinal)
            .ToList());
    }
}

using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Repositories.Git;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// What git knows of a repository: read from the disk when it is asked for, without asking the host.
/// </summary>
public sealed class RepositoryStatus
{
    private readonly string _path;
    private readonly Lazy<bool> _isDirty;

    private RepositoryStatus(string path, LibGit2Sharp.Repository git)
    {
        _path = path;
        _isDirty = new Lazy<bool>(ReadIsDirty);
        Branch = git.Info.IsHeadDetached ? null : git.Head.FriendlyName;
        Commit = git.Head.Tip?.Sha;
        RemoteUrl = git.Config.Get<string>("remote.origin.url")?.Value is { } url ? RepositoryUrl.Masked(url) : null;
    }

    /// <summary>The branch it follows; null when a commit or tag is checked out.</summary>
    public string? Branch { get; }

    /// <summary>The commit that is checked out, 40 hex digits; null when there is none yet.</summary>
    public string? Commit { get; }

    /// <summary>Where it came from, without user and password; null when it follows no host.</summary>
    public string? RemoteUrl { get; }

    /// <summary>Whether a commit or tag is checked out, so that it is not updated.</summary>
    public bool IsPinned => Branch is null;

    /// <summary>Whether files were changed or added since the commit. Looks at every file, when first asked.</summary>
    /// <exception cref="CmException">The folder can no longer be read.</exception>
    public bool IsDirty => _isDirty.Value;

    /// <summary>Reads the status; null for a repository that is not one of git.</summary>
    /// <exception cref="CmException"><c>RepositoryNotOwned</c>, or another error of git.</exception>
    public static RepositoryStatus? Of(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        using var git = LocalGit.Open(repository.Path);
        return git is null ? null : new RepositoryStatus(repository.Path, git);
    }

    private bool ReadIsDirty()
    {
        using var git = LocalGit.Open(_path);
        return git is not null && git.RetrieveStatus(new StatusOptions { IncludeIgnored = false }).IsDirty;
    }
}

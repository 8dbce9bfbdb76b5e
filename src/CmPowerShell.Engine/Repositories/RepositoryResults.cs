namespace CmPowerShell.Engine.Repositories;

/// <summary>The kind of change of an installation.</summary>
public enum RepositoryInstallOutcome
{
    /// <summary>It is new in the home.</summary>
    Installed,

    /// <summary>Its folder was there but not registered; now it is registered and up to date.</summary>
    Registered,

    /// <summary>It was installed and has been updated.</summary>
    Updated,

    /// <summary>It was there and nothing had changed.</summary>
    UpToDate,
}

/// <summary>The result of an installation.</summary>
/// <param name="Repository">The repository, registered.</param>
/// <param name="Outcome">The kind of change.</param>
/// <param name="Url">The address of its source, without user and password.</param>
/// <param name="Update">The update, where it was there before.</param>
public sealed record RepositoryInstallResult(Repository Repository, RepositoryInstallOutcome Outcome, string Url, RepositoryUpdateResult? Update = null)
{
    /// <summary>Repositories that it needs by its <c>cmr.yaml</c> and that are not installed.</summary>
    public IReadOnlyList<string> MissingDependencies { get; init; } = [];

    /// <summary>Whether the repository is used where it is, in a directory of the user, and not in a clone or copy.</summary>
    public bool IsInPlace { get; init; }

    /// <summary>The way of installation; null where it was installed before.</summary>
    internal RepositorySourceKind? Kind { get; init; }

    /// <summary>A description of the change, and whether later changes of the source take effect, in a sentence or two.</summary>
    public string Message => (Outcome, Kind, IsInPlace) switch
    {
        (RepositoryInstallOutcome.Registered, _, true) => $"Registered {Repository.Name} in place, in {Url}. Changes there take effect at the next run.",
        (RepositoryInstallOutcome.UpToDate, _, true) => $"{Repository.Name} is registered already; it is used in place, in {Url}.",
        (RepositoryInstallOutcome.Registered, _, _) => $"Registered {Repository.Name}, which was in the home already.",
        (RepositoryInstallOutcome.Installed, RepositorySourceKind.Folder, _) => $"Copied {Repository.Name} from {Url}. Later changes there have no effect here.",
        (RepositoryInstallOutcome.Installed, RepositorySourceKind.Git, _) when Path.IsPathFullyQualified(Url) =>
            $"Cloned {Repository.Name} from {Url}. Only commits are cloned; an update fetches later ones.",
        (RepositoryInstallOutcome.Installed, _, _) => $"Installed {Repository.Name} from {Url}",
        (RepositoryInstallOutcome.Updated, _, _) => $"Updated {Repository.Name} from {Url}",
        _ => $"Up to date: {Repository.Name} from {Url}",
    };
}

/// <summary>The kind of change of an update.</summary>
public enum RepositoryUpdateOutcome
{
    /// <summary>New commits were fetched.</summary>
    Updated,

    /// <summary>There was nothing new.</summary>
    UpToDate,

    /// <summary>A commit or tag is checked out, so it stays where it is.</summary>
    Pinned,

    /// <summary>It was not cloned with git, or has no remote host: there is nothing to update from.</summary>
    NotUpdatable,
}

/// <summary>The result of an update.</summary>
/// <param name="Repository">The current repository.</param>
/// <param name="Outcome">The kind of change.</param>
/// <param name="OldCommit">The commit before, 40 hex digits; empty without git.</param>
/// <param name="NewCommit">The commit now; empty without git.</param>
/// <param name="ChangedFiles">How many files differ between the two.</param>
/// <param name="Message">One sentence about it.</param>
public sealed record RepositoryUpdateResult(
    Repository Repository, RepositoryUpdateOutcome Outcome, string OldCommit, string NewCommit, int ChangedFiles, string Message);

/// <summary>The result of a removal.</summary>
/// <param name="Repository">The repository as it was.</param>
/// <param name="FilesRemoved">Whether its files were removed too.</param>
public sealed record RepositoryUninstallResult(Repository Repository, bool FilesRemoved);

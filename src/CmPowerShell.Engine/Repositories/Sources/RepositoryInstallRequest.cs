namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>A request for an installation. <see cref="Name"/> or <see cref="Url"/> is needed.</summary>
public sealed record RepositoryInstallRequest
{
    /// <summary>
    /// <c>owner@name</c>, which is resolved with the url prefix (<c>https://github.com/owner/name</c>); a name without owner is one of
    /// <c>mlcommons</c>. An address is accepted too. With a <see cref="Url"/> it is the name of the folder.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Where it is: <c>https://…</c>, <c>http://…</c>, <c>ssh://…</c>, <c>git@host:owner/name</c>, a folder with a git repository
    /// (which is cloned) or without one (which is copied), or a <c>.zip</c> file or address.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>The branch to follow; the main one of the host when null.</summary>
    public string? Branch { get; init; }

    /// <summary>A commit, tag or expression to check out. Unless it is a branch, the repository stays there and is not updated.</summary>
    public string? Checkout { get; init; }

    /// <summary>The number of commits to fetch; 0 for all. A commit or tag that is not at the tip of a branch fetches all.</summary>
    public int Depth { get; init; }

    /// <summary>The credential for the host.</summary>
    public RepositoryCredential? Credential { get; init; }

    /// <summary>Whether a repository that is pinned to a commit may leave it.</summary>
    public bool MovesPin { get; init; }

    /// <summary>Whether a directory of this machine is cloned or copied into the home, instead of being registered where it is.</summary>
    public bool Copies { get; init; }

    /// <summary>
    /// Whether a directory in <c>repos/</c> that is not a usable repository is replaced, and whether a branch whose history the host has rewritten is followed.
    /// </summary>
    public bool Replaces { get; init; }

    /// <summary>Whether the repositories that its <c>cmr.yaml</c> requires are installed without confirmation.</summary>
    public bool InstallNeeded { get; init; }

    /// <summary>
    /// Whether files that the user changed in a clone are put aside for the update, and restored after it. Otherwise the update is refused where it would overwrite them.
    /// </summary>
    public bool StashesChanges { get; init; }

    /// <summary>Whether something without <c>cmr.yaml</c> is installed too; one is then written.</summary>
    public bool AllowMissingMeta { get; init; }
}

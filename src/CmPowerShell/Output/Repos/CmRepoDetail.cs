using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A registered repository with the state of its git repository. The host is not contacted.</summary>
public sealed class CmRepoDetail : CmRepo
{
    private readonly TrustedCommit? _trust;

    internal CmRepoDetail(Repository source, TrustedCommit? trust)
        : base(source) => _trust = trust;

    /// <summary>The commit when the repository was last installed, updated or registered by name, 40 hex digits; empty if it is unknown.</summary>
    public string TrustedCommit => _trust?.Commit ?? "";

    /// <summary>The time of that; null where it is unknown.</summary>
    public DateTime? TrustedOn => _trust?.On.LocalDateTime;

    /// <summary>Whether it is at that commit and no file was changed since; checks every file.</summary>
    public bool IsAsTrusted => TrustedCommit.Length > 0 && TrustedCommit == Commit && ChangedFiles.Count == 0;

    /// <summary>The number of local commits that the host did not have at the last fetch; null without a branch of a host.</summary>
    public int? Ahead => Status?.Ahead;

    /// <summary>The number of commits of the host at the last fetch that are missing locally; null without a branch of a host.</summary>
    public int? Behind => Status?.Behind;

    /// <summary>Whether a commit or tag is checked out, so that updates leave it alone.</summary>
    public bool IsPinned => Status is { IsPinned: true };

    /// <summary>The files that were changed, added or removed since the commit, by their path in the repository; empty without git.</summary>
    public IReadOnlyList<string> ChangedFiles => Shown.Texts(Status?.ChangedFiles ?? []);
}

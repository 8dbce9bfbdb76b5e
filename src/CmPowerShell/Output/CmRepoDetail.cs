using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Trust;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>A registered repository with how its git repository stands. Nothing of it is asked from the host.</summary>
public sealed class CmRepoDetail : CmRepo
{
    private readonly TrustedCommit? _trust;

    internal CmRepoDetail(Repository source, TrustedCommit? trust)
        : base(source) => _trust = trust;

    /// <summary>The commit that came when the repository was last installed, updated or registered by name, 40 hex digits; empty where none is known.</summary>
    public string TrustedCommit => _trust?.Commit ?? "";

    /// <summary>When that was; null where it is not known.</summary>
    public DateTime? TrustedOn => _trust?.On.LocalDateTime;

    /// <summary>Whether it is at that commit and no file was changed since; looks at every file.</summary>
    public bool IsAsTrusted => TrustedCommit.Length > 0 && TrustedCommit == Commit && ChangedFiles.Count == 0;

    /// <summary>How many commits it has that the host did not have when it was last asked; null where there is no branch of a host.</summary>
    public int? Ahead => Status?.Ahead;

    /// <summary>How many commits of the host, as it was when last asked, are missing here; null where there is no branch of a host.</summary>
    public int? Behind => Status?.Behind;

    /// <summary>Whether a commit or tag is checked out, so that updates leave it alone.</summary>
    public bool IsPinned => Status is { IsPinned: true };

    /// <summary>The files that were changed, added or removed since the commit, by their path in the repository; empty without git.</summary>
    public IReadOnlyList<string> ChangedFiles => Shown.Texts(Status?.ChangedFiles ?? []);
}

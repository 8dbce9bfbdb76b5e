using CmPowerShell.Engine.Repositories;

namespace CmPowerShell;

/// <summary>A registered repository with how its git repository stands. Nothing of it is asked from the host.</summary>
public sealed class CmRepoDetail : CmRepo
{
    internal CmRepoDetail(Repository source)
        : base(source)
    {
    }

    /// <summary>How many commits it has that the host did not have when it was last asked; null where there is no branch of a host.</summary>
    public int? Ahead => Status?.Ahead;

    /// <summary>How many commits of the host, as it was when last asked, are missing here; null where there is no branch of a host.</summary>
    public int? Behind => Status?.Behind;

    /// <summary>Whether a commit or tag is checked out, so that updates leave it alone.</summary>
    public bool IsPinned => Status is { IsPinned: true };

    /// <summary>The files that were changed, added or removed since the commit, by their path in the repository; empty without git.</summary>
    public IReadOnlyList<string> ChangedFiles => Status?.ChangedFiles ?? [];
}

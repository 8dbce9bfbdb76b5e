namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>The content of a repository at one moment.</summary>
/// <param name="Commit">The commit, 40 hex digits; empty for one without git.</param>
/// <param name="Changes">The digest of the files that differ from the commit; empty if none does.</param>
internal sealed record RepositoryState(string Commit, string Changes)
{
    /// <summary>The files that differ from the commit, by their paths in the repository.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>The old and new commit of a repository.</summary>
/// <param name="From">The commit before, 40 hex digits.</param>
/// <param name="To">The commit now.</param>
/// <param name="ChangedFiles">How many files differ between them.</param>
internal sealed record GitMove(string From, string To, int ChangedFiles);

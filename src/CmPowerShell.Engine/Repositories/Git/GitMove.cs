namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>From which commit to which a repository went.</summary>
/// <param name="From">The commit before, 40 hex digits.</param>
/// <param name="To">The commit now.</param>
/// <param name="ChangedFiles">How many files differ between them.</param>
internal sealed record GitMove(string From, string To, int ChangedFiles);

namespace CmPowerShell.Engine.Repositories.Registry;

/// <summary>A registered repository that is read from another folder, which holds the files of one of its commits.</summary>
/// <param name="Path">Full path of the registered folder.</param>
/// <param name="Folder">Full path of the folder with the files of the commit.</param>
/// <param name="Commit">The commit, 40 hex digits.</param>
internal sealed record TakenRepository(string Path, string Folder, string Commit);

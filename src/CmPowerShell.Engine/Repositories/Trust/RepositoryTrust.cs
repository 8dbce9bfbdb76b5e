using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// Remembers for each repository the commit at which it was trusted, in a file of ours in the home. To install, update or register a repository by name is
/// the act of trust. A file that cannot be read trusts nothing.
/// </summary>
public sealed class RepositoryTrust(CmHome home)
{
    private string File => Path.Combine(home.OwnPath, "trust.json");

    /// <summary>What a repository was trusted at; null when nothing is known of it, as for one that the Python tools brought.</summary>
    public TrustedCommit? Find(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Read().Find(Key(repository)) is MetaMap map ? TrustedCommit.FromMeta(map) : null;
    }

    /// <summary>Trusts a repository as it is now.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    internal void Put(Repository repository)
    {
        var status = RepositoryStatus.Read(repository);
        Change(all => all[Key(repository)] = new TrustedCommit(
            status?.Commit ?? "", status is { IsPinned: true }, status?.RemoteUrl ?? "", DateTimeOffset.UtcNow).ToMeta());
    }

    /// <summary>Forgets a repository.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    internal void Forget(Repository repository) => Change(all => all.Remove(Key(repository)));

    private void Change(Action<MetaMap> change)
    {
        using var turn = home.Lock("trust");
        var all = Read();
        change(all);
        home.Write(() => JsonMeta.Save(File, all));
    }

    private MetaMap Read()
    {
        try
        {
            return System.IO.File.Exists(File) ? MetaFile.LoadMap(File) : [];
        }
        catch (CmException)
        {
            return [];
        }
    }

    // A home may be moved, so what lies in it is named from there.
    private string Key(Repository repository) => DirectoryPath.IsWithin(repository.Path, home.RepositoriesPath)
        ? Path.GetRelativePath(home.RepositoriesPath, repository.Path).Replace('\\', '/')
        : DirectoryPath.Full(repository.Path);
}

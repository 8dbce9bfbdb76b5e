using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories;

/// <summary>The links in <c>repos/</c> that lead to directories registered where they are, so that all repositories can be found in one place.</summary>
internal sealed class RepositoryLinks(CmHome home)
{
    /// <summary>Adds a link. Where its name is taken, or the system allows no links, there is none.</summary>
    /// <param name="name">The name of the link.</param>
    /// <param name="folder">Full path of the directory.</param>
    public void Add(string name, string folder)
    {
        var link = Path.Combine(home.RepositoriesPath, name);
        if (!home.Layout.LinksFolders || DirectoryPath.IsWithin(folder, home.RepositoriesPath) || Path.Exists(link))
        {
            return;
        }

        try
        {
            DirectoryLink.Create(link, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // Only the registry defines where the repository is; not every file system has links.
        }
    }

    /// <summary>Removes the links to a directory.</summary>
    /// <param name="folder">Full path of the directory.</param>
    public void Remove(string folder)
    {
        foreach (var link in All().Where(link => DirectoryPath.Same(link.LinkTarget!, folder)).ToList())
        {
            home.Write(() => Directory.Delete(link.FullName));
        }
    }

    private IEnumerable<DirectoryInfo> All() => Directory.Exists(home.RepositoriesPath)
        ? new DirectoryInfo(home.RepositoriesPath).EnumerateDirectories().Where(entry => entry.LinkTarget is not null && Path.IsPathFullyQualified(entry.LinkTarget))
        : [];
}

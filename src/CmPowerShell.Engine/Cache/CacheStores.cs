using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>
/// The repositories whose cache entries are results of this home: <c>local</c>, the one in the setting <c>CacheLocation</c>, and those that were in it when a result
/// was stored there. The folder <c>cache</c> of any other repository belongs to that repository and is not a cache.
/// </summary>
/// <param name="home">The home, which keeps the list.</param>
/// <param name="local">The repository <c>local</c>.</param>
/// <param name="location">The repository that takes new entries.</param>
public sealed class CacheStores(CmHome home, Func<Repository> local, Func<Repository> location)
{
    private string File => Path.Combine(home.OwnPath, "cache-stores.json");

    /// <summary>Whether an entry is a result of this home.</summary>
    public bool Hold(Artifact entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Hold(entry.Repository);
    }

    /// <summary>Whether the cache entries of a repository are results of this home.</summary>
    public bool Hold(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Same(repository, local().Path) || (Location() is { } now && Same(repository, now.Path)) || Noted().Any(path => Same(repository, path));
    }

    /// <summary>Records that a repository contains a result.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    internal void Note(Repository repository)
    {
        if (Same(repository, local().Path) || Noted().Any(path => Same(repository, path)))
        {
            return;
        }

        using var held = home.Lock("cache-stores");
        home.Write(() => JsonMeta.Save(File, MetaList.OfTexts([.. Noted(), repository.Path])));
    }

    private static bool Same(Repository repository, string path) => DirectoryPath.Same(repository.Path, path);

    // A setting that names no repository is reported when the next result is stored.
    private Repository? Location()
    {
        try
        {
            return location();
        }
        catch (CmException)
        {
            return null;
        }
    }

    private IEnumerable<string> Noted()
    {
        try
        {
            return System.IO.File.Exists(File) && MetaFile.Load(File) is MetaList list ? list.OfType<MetaText>().Select(text => text.Value).ToList() : [];
        }
        catch (CmException)
        {
            return [];
        }
    }
}

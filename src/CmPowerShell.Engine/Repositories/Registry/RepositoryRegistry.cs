using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Registry;

/// <summary>
/// The registered repositories of a home. They are read from the disk on first access and again after
/// <see cref="Refresh"/>. All members may be called from several threads; several processes may share the home.
/// </summary>
/// <param name="home">The home; missing folders are created on first use.</param>
/// <param name="builtInPath">The folder of the repository that ships with the program, or null for none.</param>
public sealed class RepositoryRegistry(CmHome home, string? builtInPath = null) : IRepositoryCatalog
{
    // The files of the home whose content decides what is found, run and reused.
    private static readonly string[] Believed = ["index", "locks", "run-locks", "trust.json", "pins", "updates", "installations", "cache-stores.json", "commits", "entry-digests", "python.json", "configuration.json"];
    private readonly object _reading = new();
    private volatile RegistrySnapshot? _snapshot;

    /// <summary>Decides whether files of other users may be used; by default none.</summary>
    internal FileOwner Owner { get; init; } = new(() => "");

    /// <summary>The repositories that are read from another folder, which holds one of their commits.</summary>
    internal IReadOnlyList<TakenRepository> Taken { get; init; } = [];

    /// <summary>The home.</summary>
    public CmHome Home { get; } = home ?? throw new ArgumentNullException(nameof(home));

    /// <summary>The folder of the repository that ships with the program; null when there is none.</summary>
    public string? BuiltInPath { get; } = builtInPath;

    /// <inheritdoc/>
    /// <exception cref="CmException"><c>RegistryBroken</c>, <c>HomeNotWritable</c>.</exception>
    public IReadOnlyList<Repository> Repositories => Snapshot.Repositories;

    /// <inheritdoc/>
    /// <exception cref="CmException"><c>RegistryBroken</c>, <c>HomeNotWritable</c>.</exception>
    public IReadOnlyList<CmError> Problems => Snapshot.Problems;

    /// <inheritdoc/>
    /// <exception cref="CmException"><c>RegistryBroken</c>, <c>HomeNotWritable</c>.</exception>
    public Repository Local => Snapshot.Local;

    private RegistrySnapshot Snapshot => _snapshot ?? Read();

    /// <inheritdoc/>
    /// <exception cref="CmException"><c>RegistryBroken</c>, <c>HomeNotWritable</c>.</exception>
    public void Refresh()
    {
        if (_snapshot is not { IsCurrent: true })
        {
            Read();
        }
    }

    /// <summary>The repositories that a name fits, in the order of search; empty when there is none.</summary>
    /// <param name="name">Alias with wildcards, uid, or both. The name of the folder counts as an alias too.</param>
    public IReadOnlyList<Repository> Find(ObjectName name) => RepositorySearch.Find(Repositories, name);

    /// <summary>The one repository that a name fits.</summary>
    /// <exception cref="CmException"><c>RepositoryNotFound</c> with the nearest names, or <c>RepositoryAmbiguous</c>.</exception>
    public Repository Get(ObjectName name) => Find(name) switch
    {
        [var only] => only,
        [] => throw RepositoryErrors.NotFound(name, Repositories),
        var several => throw RepositoryErrors.Ambiguous(name, several),
    };

    /// <summary>A registered repository whose folder does not exist or cannot be read, by the name of the folder; null when there is none. Its meta is empty.</summary>
    public Repository? FindUnreadable(ObjectName name) => RepositorySearch.Find(Snapshot.Unreadable, name) is [var first, ..] ? first : Unregistered(name.Alias);

    // A directory of repos/ that an interrupted installation, or another program, left.
    private Repository? Unregistered(string alias)
    {
        var folder = Path.Combine(Home.RepositoriesPath, alias);
        return RepositorySource.IsAlias(alias) && (Directory.Exists(folder) || RepositoryRemains.AreIn(folder)) && !DirectoryPath.Same(folder, Home.LocalPath)
            ? new Repository(folder, new MetaMap { ["alias"] = alias })
            : null;
    }

    /// <summary>The registered repository in a folder, or null.</summary>
    public Repository? At(string folder) => Repositories.FirstOrDefault(repository => DirectoryPath.Same(repository.Path, folder));

    /// <summary>Registers a folder that is a repository. A registered one is not changed.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="CmException">
    /// <c>RepositoryFolderMissing</c>, <c>RepositoryMetaMissing</c>, <c>MetaFileBroken</c>; <c>RepositoryExists</c> when another
    /// one has the same alias or uid; <c>RegistryBroken</c>, <c>HomeNotWritable</c>.
    /// </exception>
    public Repository Add(string folder)
    {
        var path = DirectoryPath.Full(folder);
        if (!Directory.Exists(path))
        {
            throw new CmException(RepositoryErrors.FolderNotFound(path));
        }

        var meta = RepositoryMetaFile.Load(path) ?? throw RepositoryErrors.SourceMetaMissing(path, path);
        Refresh();
        if (At(path) is { } there)
        {
            return there;
        }

        RefuseTwin(new Repository(path, meta));
        new RegistryFile(Home).Add(path);
        Read();
        return At(path)!;
    }

    /// <summary>Unregisters a folder and keeps its files; returns whether it was registered.</summary>
    /// <exception cref="CmException"><c>RegistryBroken</c>, <c>HomeNotWritable</c>.</exception>
    public bool Remove(string folder)
    {
        var isRemoved = new RegistryFile(Home).Remove(DirectoryPath.Full(folder));
        Read();
        return isRemoved;
    }

    /// <summary>Throws when another repository has the same alias or uid.</summary>
    internal void RefuseTwin(Repository wanted)
    {
        var twin = Repositories.FirstOrDefault(there => !DirectoryPath.Same(there.Path, wanted.Path)
            && ((wanted.Uid.Length > 0 && there.Uid.Equals(wanted.Uid, StringComparison.OrdinalIgnoreCase))
                || (wanted.Alias.Length > 0 && there.Alias.Equals(wanted.Alias, StringComparison.OrdinalIgnoreCase))));
        if (twin is not null)
        {
            throw RepositoryErrors.Registered(twin, wanted);
        }
    }

    private RegistrySnapshot Read()
    {
        lock (_reading)
        {
            Owner.Require(Home.Path, [Home.Path, Home.RegistryFile, Home.RepositoriesPath, Home.OwnPath, Home.LocalPath, .. Believed.Select(name => Path.Combine(Home.OwnPath, name))]);
            Create();
            return _snapshot = RegistrySnapshot.Read(Home, BuiltInPath, Taken);
        }
    }

    private void Create()
    {
        try
        {
            Home.EnsureCreated();
        }
        catch (CmException) when (Directory.Exists(Home.Path))
        {
            // A read-only home can still be read; an operation that writes reports the error.
        }
    }
}

using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Repositories.Registry;

/// <summary>The registry as it was at one moment.</summary>
internal sealed class RegistrySnapshot
{
    private readonly List<Repository> _repositories = [];
    private readonly List<Repository> _unreadable = [];
    private readonly List<CmError> _problems = [];
    private readonly List<StampedFile> _files = [];
    private readonly IReadOnlyList<TakenRepository> _taken;

    private RegistrySnapshot(IReadOnlyList<TakenRepository> taken) => _taken = taken;

    /// <summary>The repositories that can be read, in the order of search.</summary>
    public IReadOnlyList<Repository> Repositories => _repositories;

    /// <summary>The problems of the others.</summary>
    public IReadOnlyList<CmError> Problems => _problems;

    /// <summary>The repositories that cannot be read, with the name of their folder as alias.</summary>
    public IReadOnlyList<Repository> Unreadable => _unreadable;

    /// <summary>The repository <c>local</c>.</summary>
    public Repository Local => _repositories[0];

    /// <summary>Whether no file has changed since.</summary>
    public bool IsCurrent => _files.TrueForAll(file => file.IsCurrent);

    /// <summary>Reads the registry.</summary>
    /// <param name="home">The home.</param>
    /// <param name="builtIn">The folder of the built-in repository, or null.</param>
    /// <param name="taken">The repositories that are read from another folder.</param>
    /// <exception cref="CmException"><c>RegistryBroken</c>.</exception>
    public static RegistrySnapshot Read(CmHome home, string? builtIn, IReadOnlyList<TakenRepository> taken)
    {
        var snapshot = new RegistrySnapshot(taken);
        snapshot._files.Add(StampedFile.Take(home.RegistryFile));
        var file = new RegistryFile(home);
        var entries = file.Read();
        snapshot.AddLocal(home);
        if (builtIn is not null)
        {
            snapshot.Add(DirectoryPath.Full(builtIn), new SourceLocation(RepositoryMetaFile.YamlIn(builtIn)));
        }

        foreach (var entry in entries)
        {
            var place = entry.Position.IsKnown ? new SourceLocation(home.RegistryFile, entry.Position.Line, entry.Position.Column) : new SourceLocation(home.RegistryFile);
            if (file.GetFolder(entry) is { } folder)
            {
                RepositoryLock.Recover(home, folder);
                snapshot.Add(folder, place);
            }
            else
            {
                snapshot._problems.Add(RepositoryErrors.EntryInvalid(place));
            }
        }

        return snapshot;
    }

    // The rest works without it, so a local repository that cannot be read, or not be made in a read-only home, is taken as it would be made.
    private void AddLocal(CmHome home)
    {
        Add(home.LocalPath, null, isOptional: true);
        if (_repositories.Count == 0)
        {
            var (alias, uid) = WellKnownNames.LocalRepository;
            _repositories.Add(new Repository(home.LocalPath, new MetaMap { ["alias"] = alias, ["name"] = "local CM repository", ["uid"] = uid }));
        }
    }

    private void Add(string registered, SourceLocation? place, bool isOptional = false)
    {
        var folder = _taken.FirstOrDefault(taken => DirectoryPath.Same(taken.Path, registered))?.Folder ?? registered;
        if (_repositories.Exists(repository => DirectoryPath.Same(repository.Path, folder)))
        {
            return;
        }

        _files.AddRange(RepositoryMetaFile.FilesIn(folder).Select(StampedFile.Take));
        if (Read(folder, place) is { } meta)
        {
            _repositories.Add(new Repository(folder, meta));
        }
        else if (!isOptional)
        {
            _unreadable.Add(new Repository(folder, new MetaMap { ["alias"] = Path.GetFileName(folder) }));
        }
    }

    private MetaMap? Read(string folder, SourceLocation? place)
    {
        try
        {
            if (RepositoryMetaFile.Load(folder) is { } meta)
            {
                return meta;
            }

            if (place is not null)
            {
                _problems.Add(Directory.Exists(folder) ? RepositoryErrors.MetaMissing(folder, place) : RepositoryErrors.FolderMissing(folder, place));
            }
        }
        catch (CmException problem)
        {
            _problems.Add(problem.Error);
        }

        return null;
    }

    /// <summary>A file as it was read, or that it was missing.</summary>
    private sealed record StampedFile(string Path, FileStamp Stamp)
    {
        public bool IsCurrent => Stamp.IsCurrent(FileStamp.OfFile(Path));

        public static StampedFile Take(string path) => new(path, FileStamp.OfFile(path));
    }
}

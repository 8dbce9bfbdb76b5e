using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index.Scanning;
using CmPowerShell.Engine.Index.Watching;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Index;

/// <summary>
/// One index over all repositories of a home, stored in a separate file and updated by comparing time stamps.
/// </summary>
/// <remarks>
/// A refresh checks each repository folder, each automation folder, each artifact folder and each meta file once and reads
/// only what has changed. The time of a folder shows added, removed and renamed files, the time and size of a file its content.
/// So it notices artifacts that were added, removed or renamed, meta files that were edited in place or replaced, a second meta
/// file next to the first, and other repositories or prefixes. It does not notice a file that was changed with both
/// its size and its time kept, and new folders on a file system that does not maintain the time of a folder (FAT on Windows);
/// <see cref="Rebuild"/> clears everything and is for these.
/// From the second refresh on, Linux reports changes; while it reports no change, a refresh reads nothing.
/// Any number of threads can search while one refreshes; they see the state before or after it.
/// </remarks>
public sealed class ArtifactIndex : IArtifactIndex, IDisposable
{
    private const int LooksBeforeWatch = 2;
    private readonly IRepositoryCatalog _catalog;
    private readonly IndexPersistence _keeper;
    private readonly FolderScanner _folders;
    private readonly RepositoryScanner _repositories;
    private readonly object _gate = new();
    private IndexView? _view;
    private bool _isStale;
    private IReadOnlyList<CmError>? _problems;
    private FolderWatch? _watch;

    /// <summary>Makes an index; nothing is read before it is first asked.</summary>
    /// <param name="catalog">The repositories.</param>
    /// <param name="file">The file that keeps the index, or null to keep it in memory only.</param>
    /// <param name="events">Takes a detail when the file cannot be written.</param>
    public ArtifactIndex(IRepositoryCatalog catalog, string? file, IEventSink? events = null)
        : this(catalog, file, events, path => MetaFile.LoadPair(path).Value)
    {
    }

    internal ArtifactIndex(IRepositoryCatalog catalog, string? file, IEventSink? events, Func<string, MetaMap> load)
    {
        _catalog = catalog ?? throw new ArgumentNullException(nameof(catalog));
        _keeper = new(file, events ?? NullEventSink.Instance);
        _folders = new(load);
        _repositories = new(_folders);
    }

    /// <summary>The reason why the index could not be stored in its file, such as a read-only home; null if it was stored. A search works anyway.</summary>
    public string? PersistenceProblem => _keeper.Problem;

    /// <summary>Whether links in a repository may lead out of it: by default in none. Their targets would be searched, and could be removed, as if they were part of the repository.</summary>
    internal Predicate<Repository> MayLinkOutside { get; init; } = _ => false;

    /// <summary>Whether notifications of the system may replace the check of all stamps.</summary>
    internal bool UsesNotifications { get; set; } = true;

    /// <summary>How often all stamps were checked.</summary>
    internal int Looks { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<CmError> Problems
    {
        get
        {
            var view = View();
            lock (_gate)
            {
                return _problems ??= IndexProblems.Find(_view ?? view);
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Artifact> Find(ArtifactQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = View();
        return view.Search(query).ConvertAll(view.GetArtifact);
    }

    /// <inheritdoc/>
    public Artifact? At(string path)
    {
        var view = View();
        return FolderPlace.Find(path, view.Trees.Select(tree => tree.Path)) is { } place ? view.At(place) : null;
    }

    /// <inheritdoc/>
    public void Refresh()
    {
        lock (_gate)
        {
            _catalog.Refresh();
            var repositories = Distinct(_catalog.Repositories);
            if (IsQuiet(repositories))
            {
                return;
            }

            Looks++;
            var known = _view?.Trees ?? _keeper.Kept;
            var trees = new IndexedRepository[repositories.Count];
            for (var i = 0; i < trees.Length; i++)
            {
                var path = repositories[i].ArtifactsPath;
                trees[i] = _repositories.Scan(path, Array.Find(known, tree => tree.Path == path), MayLinkOutside(repositories[i]) ? null : new FolderRoot(repositories[i].Path));
            }

            Show(repositories, trees);
            _keeper.Keep(trees);
            Watch(trees);
        }
    }

    /// <summary>Ends the notifications of the system.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            EndWatch();
        }
    }

    private bool IsQuiet(List<Repository> repositories) => OperatingSystem.IsLinux() && _watch is { } watch && _view is { } view
        && view.HasRepositories(repositories) && watch.IsQuiet(view.Trees);

    // A program that asks once or twice has done its work before a watch would help it.
    private void Watch(IndexedRepository[] trees)
    {
        if (!OperatingSystem.IsLinux() || !UsesNotifications || Looks < LooksBeforeWatch)
        {
            return;
        }

        _watch ??= FolderWatch.TryCreate();
        if (_watch?.Follow(trees) != true)
        {
            EndWatch();
            UsesNotifications = false;
        }
    }

    private void EndWatch()
    {
        if (OperatingSystem.IsLinux())
        {
            _watch?.Dispose();
            _watch = null;
        }
    }

    /// <summary>Clears the index and reads all meta files again.</summary>
    public void Rebuild()
    {
        lock (_gate)
        {
            _keeper.Forget();
            EndWatch();
            (_view, _problems) = (null, null);
            Refresh();
        }
    }

    /// <inheritdoc/>
    public void Touch(string path)
    {
        lock (_gate)
        {
            // Meta without a request yet is read on first access.
            if (_view is { } view && FolderPlace.Find(path, view.Trees.Select(tree => tree.Path)) is { } place)
            {
                var trees = view.Trees.ToArray();
                trees[place.Repository] = IndexInvalidation.Apply(trees[place.Repository], place, _folders);
                Show(view.Repositories, trees);
            }
        }
    }

    /// <inheritdoc/>
    public void MarkStale() => Volatile.Write(ref _isStale, true);

    private IndexView View()
    {
        if (Volatile.Read(ref _isStale))
        {
            // Before the refresh, so that changes during it mark the index again.
            Volatile.Write(ref _isStale, false);
            Refresh();
        }

        if (Volatile.Read(ref _view) is { } view)
        {
            return view;
        }

        lock (_gate)
        {
            if (_view is null)
            {
                Refresh();
            }

            return _view!;
        }
    }

    private void Show(IReadOnlyList<Repository> repositories, IndexedRepository[] trees)
    {
        if (_view is { } view && view.IsViewOf(repositories, trees))
        {
            return;
        }

        _problems = null;
        Volatile.Write(ref _view, new IndexView(repositories, trees, _folders));
    }

    // The start of the program waits for this, so it does not use the code of queries.
    private static List<Repository> Distinct(IReadOnlyList<Repository> repositories)
    {
        var distinct = new List<Repository>(repositories.Count);
        foreach (var repository in repositories)
        {
            if (!distinct.Exists(known => known.ArtifactsPath == repository.ArtifactsPath))
            {
                distinct.Add(repository);
            }
        }

        return distinct;
    }
}

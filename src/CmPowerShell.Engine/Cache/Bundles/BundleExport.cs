using System.IO.Compression;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Packs cache entries, with those that they refer to, for another machine. Equal entries make equal archives on one system.</summary>
public sealed class BundleExport
{
    private readonly CacheSnapshot _all;
    private readonly IReadOnlyList<CacheEntry> _entries;

    private BundleExport(CacheSnapshot all, IReadOnlyList<CacheEntry> entries) => (_all, _entries) = (all, entries);

    /// <summary>The packed entries; an entry follows those that it refers to.</summary>
    public IReadOnlyList<CacheEntry> Entries => _entries;

    /// <summary>Further repositories whose paths can be in the entries.</summary>
    internal IReadOnlyList<Repository> OtherRepositories { get; init; } = [];

    /// <summary>Makes an export.</summary>
    /// <param name="chosen">The entries to take along.</param>
    /// <param name="all">All entries of the home.</param>
    /// <exception cref="CmException">Id <c>CacheEntryNotFinished</c>: one of them, or one that it depends on, is not a readable result, or an entry that it depends on does not exist.</exception>
    public static BundleExport Create(IEnumerable<CacheEntry> chosen, CacheSnapshot all)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(all);
        var entries = new List<CacheEntry>();
        foreach (var entry in chosen.OrderBy(entry => entry.Uid, StringComparer.Ordinal))
        {
            Add(entry, all, entries, []);
        }

        return new BundleExport(all, entries);
    }

    /// <summary>Makes an export that also describes repositories whose paths can be in the entries.</summary>
    internal static BundleExport CreateWith(IEnumerable<CacheEntry> chosen, CacheSnapshot all, IReadOnlyList<Repository> repositories) =>
        new(all, Create(chosen, all).Entries) { OtherRepositories = repositories };

    /// <summary>Writes the archive.</summary>
    /// <param name="archive">Full path of the file. It is complete when it appears.</param>
    /// <param name="home">The home of the entries.</param>
    /// <param name="operation">Takes progress.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>, <c>FileNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; there is no archive.</exception>
    public void Write(string archive, CmHome home, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(home);
        ArgumentNullException.ThrowIfNull(operation);
        using var progress = new ProgressReporter(operation.Events, "Packing cache entries");
        AtomicFile.Write(archive, stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            WriteInto(zip, home, progress, operation.Cancellation);
        });
    }

    /// <summary>Writes the description and the entries into an archive that is being written.</summary>
    internal void WriteInto(ZipArchive zip, CmHome home, ProgressReporter progress, CancellationToken cancellation)
    {
        var packed = _entries.Select(entry => new PackedEntry(entry)).ToList();
        ReproducibleZip.WriteText(zip, CacheBundle.FileName, JsonMeta.Write(Describe(packed, home).ToMeta(), sortKeys: false) + "\n");
        foreach (var (name, item) in packed.SelectMany(entry => entry.Files))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(name);
            ReproducibleZip.Write(zip, name, item);
        }
    }

    private static void Add(CacheEntry entry, CacheSnapshot all, List<CacheEntry> entries, HashSet<string> way)
    {
        if (entries.Contains(entry) || !way.Add(entry.Uid))
        {
            return;
        }

        if (!entry.IsFinished || entry.StateProblem is not null)
        {
            throw BundleErrors.NotFinished(entry, entry.StateProblem?.Text ?? "the run that makes it did not finish.");
        }

        if (all.GetMissingDependencies(entry).FirstOrDefault() is { } gone)
        {
            throw BundleErrors.NotFinished(entry, $"it refers to the entry {gone}, which is gone.");
        }

        foreach (var needed in all.GetDependencies(entry).OrderBy(needed => needed.Uid, StringComparer.Ordinal))
        {
            Add(needed, all, entries, way);
        }

        entries.Add(entry);
    }

    private CacheBundle Describe(IEnumerable<PackedEntry> packed, CmHome home) => new()
    {
        HomePath = home.Path,
        Platform = CacheOrigin.ThisPlatform,
        Entries = packed.Select(entry => entry.Described).ToList(),
        Repositories = _entries.Select(entry => entry.Script?.Repository).OfType<Repository>().Concat(OtherRepositories).DistinctBy(repository => repository.Path)
            .OrderBy(repository => repository.Path, StringComparer.Ordinal).SelectMany(repository => Describe(repository, home)).ToList(),
    };

    // The paths in an entry can be those of a commit that a lock took.
    private IEnumerable<BundledRepository> Describe(Repository repository, CmHome home)
    {
        var described = Describe(repository);
        return CommitFolders.PlacesOf(home, repository.Path).Where(place => _entries.Any(entry => EntryTexts.Contain(entry, place))).Order(StringComparer.Ordinal)
            .Select(place => described with { Path = place }).Prepend(described);
    }

    private static BundledRepository Describe(Repository repository)
    {
        var status = RepositoryStatus.Read(repository);
        return new(repository.Name, repository.Path, status?.RemoteUrl ?? "", status?.Commit ?? "");
    }
}

using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>
/// Takes the entries of a bundle into the cache of a home. All is unpacked into a hidden folder first, gets the paths of this machine, and each entry becomes visible
/// in one step.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="repositories">Its repositories.</param>
/// <param name="index">Its artifacts.</param>
/// <param name="cache">The folders for new entries.</param>
public sealed class BundleImport(CmHome home, IRepositoryCatalog repositories, IArtifactIndex index, CacheStore cache)
{
    /// <summary>Imports entries.</summary>
    /// <param name="archive">Full path of the archive.</param>
    /// <param name="bundle">Its description, as <see cref="BundleFile"/> reads it.</param>
    /// <param name="wanted">Which of its entries to take in.</param>
    /// <param name="force">Whether to take in also those that no run here would use, and to replace others of the same uid.</param>
    /// <param name="operation">Takes progress and warnings.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="CmException"><c>ArchiveBroken</c>, <c>ArchiveEntryOutside</c>, <c>ArchiveTooLarge</c>, <c>CacheBundleInvalid</c>, <c>CacheLocationNotRegistered</c>, <c>HomeNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public IReadOnlyList<ImportedEntry> Import(string archive, CacheBundle bundle, IReadOnlyList<BundledEntry> wanted, bool force, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(operation);
        IReadOnlyList<ImportedEntry> results = [];
        home.Write(() =>
        {
            using var hidden = HiddenFolder();
            Unpack(archive, hidden.Content, operation);
            results = Import(hidden, bundle, wanted, force, operation);
        });
        return results;
    }

    /// <summary>Makes a hidden folder on the disk of the cache.</summary>
    internal TemporaryDirectory HiddenFolder() => TemporaryDirectory.In(GetFolder(WellKnownNames.Cache.Alias));

    /// <summary>Imports entries of a bundle that is unpacked.</summary>
    /// <param name="hidden">The folder, as <see cref="HiddenFolder"/> makes it.</param>
    /// <param name="bundle">The description of the bundle.</param>
    /// <param name="wanted">Which of its entries to take in.</param>
    /// <param name="force">Whether to take in also those that no run here would use, and to replace others of the same uid.</param>
    /// <param name="operation">Takes warnings.</param>
    internal IReadOnlyList<ImportedEntry> Import(TemporaryDirectory hidden, CacheBundle bundle, IReadOnlyList<BundledEntry> wanted, bool force, Operation operation)
    {
        var scripts = new ScriptCatalog(index).Find(ArtifactName.Any, TagQuery.Any).GroupBy(script => script.Uid).ToDictionary(group => group.Key, group => group.First());
        var rule = new ImportRule(bundle, scripts);
        var here = new CacheSnapshot(index, repositories.Local, home, cache.Stores);
        string PlaceOf(BundledEntry entry) => here.Find(entry.Uid)?.Artifact.Path ?? Path.Combine(GetFolder(entry.Automation), entry.FolderName);
        cache.Stores?.Note(cache.Location());
        IReadOnlyList<ImportedEntry> results = [];
        home.Write(() =>
        {
            var relocation = new BundleRelocation(hidden.Content, bundle, Mapping(bundle, PlaceOf), force ? null : rule, here, operation);
            results = wanted.Select(entry => Take(relocation, entry, PlaceOf(entry), operation)).ToList();
        });
        rule.WarnOfMissing(results.Where(result => result.Problem is null).Select(result => result.Entry), operation);
        return results;
    }

    /// <summary>Unpacks a bundle.</summary>
    internal static void Unpack(string archive, string folder, Operation operation)
    {
        using var progress = new ProgressReporter(operation.Events, $"Unpacking {Path.GetFileName(archive)}");
        Directory.CreateDirectory(folder);
        new ZipRepositorySource(archive, archive, progress, operation.Cancellation).UnpackInto(folder);
    }

    private ImportedEntry Take(BundleRelocation relocation, BundledEntry entry, string folder, Operation operation)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            if (relocation.Take(entry, new EntryDestination(folder, cache.Folders?.For(folder, entry.Script, entry.Tags))) is { } same)
            {
                return new ImportedEntry(entry, same.Artifact, WasThere: true, null);
            }

            index.Touch(folder);
            return new ImportedEntry(entry, index.At(folder), WasThere: false, null);
        }
        catch (CmException problem)
        {
            return new ImportedEntry(entry, null, WasThere: false, problem.Error);
        }
    }

    // A repository that has another path here, the home, and each entry separately, which may have been on another disk.
    private PathMapping Mapping(CacheBundle bundle, Func<BundledEntry, string> placeOf) => new(
    [
        .. bundle.Entries.SelectMany(entry => new[] { entry.RealPath, entry.Path }.Select(old => (old, placeOf(entry)))),
        .. bundle.Repositories.SelectMany(there => repositories.Repositories.Where(here => IsSame(there, here)).Take(1).Select(here => (there.Path, here.Path))),
        (bundle.HomePath, home.Path),
    ]);

    private static bool IsSame(BundledRepository there, Repository here) =>
        there.Name.Uid.Length > 0 ? there.Name.Uid == here.Uid : there.Name.Alias.Length > 0 && there.Name.Alias == here.Alias;

    private string GetFolder(string automation) => Path.Combine(cache.Location().ArtifactsPath, automation);
}

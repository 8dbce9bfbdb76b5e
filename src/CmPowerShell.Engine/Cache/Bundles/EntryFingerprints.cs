using System.Text.RegularExpressions;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Commits;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>
/// Computes digests of all files of cache entries that are equal in each home: the paths of the home, of its repositories and of entries count by their names. A digest is
/// known until the status of a file of the entry changes.
/// </summary>
internal sealed partial class EntryFingerprints
{
    private const string HomeName = "/cm-home";
    private readonly CmHome _home;
    private readonly RepositoryRegistry _registry;
    private readonly CacheSnapshot _all;
    private readonly Lazy<PathMapping> _mapping;
    private readonly FingerprintMemory _memory;
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Creates it for a home.</summary>
    /// <param name="registry">The home with its repositories.</param>
    /// <param name="all">Its entries.</param>
    public EntryFingerprints(RepositoryRegistry registry, CacheSnapshot all)
    {
        (_registry, _home, _all) = (registry, registry.Home, all);
        _memory = new FingerprintMemory(Path.Combine(_home.OwnPath, "entry-digests"), TimeProvider.System);
        // Before the first digest is computed; a run whose digests are all known needs neither.
        _mapping = new(() =>
        {
            _memory.Sweep([.. _all.All.Select(entry => entry.Uid)]);
            return Mapping();
        });
    }

    /// <summary>The digest of the current files of an entry.</summary>
    /// <exception cref="CmException"><c>FileNotReadable</c>.</exception>
    public string Of(CacheEntry entry)
    {
        if (!_known.TryGetValue(entry.Uid, out var digest))
        {
            _known[entry.Uid] = digest = FileAccessErrors.Read(entry.Artifact.Path, () => Find(entry));
        }

        return digest;
    }

    /// <summary>The digest of an entry in an unpacked bundle, where it has the paths of its old home.</summary>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="bundle">The description of the bundle.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>.</exception>
    public static string OfPacked(string folder, BundledEntry entry, CacheBundle bundle)
    {
        var mapping = new PathMapping(
        [
            .. bundle.Entries.SelectMany(one => new[] { one.RealPath, one.Path }.Select(path => (path, NameOfEntry(one.Uid)))).Where(pair => pair.path.Length > 0 && !DirectoryPath.IsWithin(pair.path, bundle.HomePath)),
            .. bundle.Repositories.Select(repository => (repository.Path, NameOfRepository(repository.Name.Uid, repository.Name.Alias))),
            (bundle.HomePath, HomeName),
        ]);
        return FileAccessErrors.Read(folder, () => Compute(EntryFiles.Find(folder).Select(file => (file.Path, Describe(file.Item, mapping)))
            .Concat(entry.Links.Select(link => (link.Key, "-> " + Named(mapping.Apply(link.Value)))))));
    }

    private static string Compute(IEnumerable<(string Path, string Content)> files) =>
        Digests.OfText(string.Join('\n', files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Path}\0{file.Content}")));

    private string Find(CacheEntry entry)
    {
        var files = EntryFiles.Find(entry.Artifact.Path).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        return _memory.Get(entry.Uid, entry.Artifact.Path, files, () =>
        {
            var mapping = _mapping.Value;
            return Compute(files.Select(file => (file.Path, Describe(file.Item, mapping))));
        });
    }

    private static string Describe(FileSystemInfo item, PathMapping mapping) =>
        item.LinkTarget is { } target ? "-> " + Named(mapping.Apply(target))
        : item is FileInfo file ? RelocatedFile.ReadText(file) is { } text ? Digests.OfText(Named(RelocatedFile.Relocate(file, text, mapping))) : Digests.OfFile(file.FullName)
        : "";

    // The names have no character that a shell or a format of text would quote.
    private PathMapping Mapping() => new(
    [
        .. _all.All.SelectMany(one => new[] { RealPath(one), one.Artifact.Path }.Select(path => (path, NameOfEntry(one.Uid)))).Where(pair => pair.path.Length > 0 && !DirectoryPath.IsWithin(pair.path, _home.Path)),
        .. _registry.Repositories.SelectMany(repository => PlacesOf(repository).Select(path => (path, NameOfRepository(repository.Uid, repository.Alias)))),
        (_home.Path, HomeName),
    ]);

    // The paths of a run with a lock can be those of the checkout or of a commit.
    private IEnumerable<string> PlacesOf(Repository repository)
    {
        var checkout = _registry.Taken.FirstOrDefault(taken => DirectoryPath.Same(taken.Folder, repository.Path))?.Path ?? repository.Path;
        return CommitFolders.PlacesOf(_home, checkout).Append(repository.Path).Prepend(checkout);
    }

    // An entry can be in another repository in another home.
    private static string Named(string text) => FolderOfEntry().Replace(text, match => NameOfEntry(match.Groups["uid"].Value));

    private static string NameOfEntry(string uid) => "/cm-entry-" + uid;

    private static string NameOfRepository(string uid, string alias) => "/cm-repository-" + (uid.Length > 0 ? uid : alias);

    private static string RealPath(CacheEntry entry) => new DirectoryInfo(entry.Artifact.Path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "";

    [GeneratedRegex(@"/cm-(home|repository-[^/\s]+)(/[^/\s'"":;]+)*?/(cache|installed)/(?<uid>[0-9a-f]{16})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex FolderOfEntry();
}

using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>
/// Computes digests of all files of cache entries that are equal in each home: the paths of the home, of its repositories and of entries count by their names. A digest is
/// known until a file of the entry changes its size or time.
/// </summary>
internal sealed partial class EntryFingerprints
{
    private readonly CmHome _home;
    private readonly IReadOnlyList<Repository> _repositories;
    private readonly CacheSnapshot _all;
    private readonly Lazy<PathMapping> _mapping;

    private const string HomeName = "/cm-home";
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Creates it for a home.</summary>
    /// <param name="home">The home.</param>
    /// <param name="repositories">Its repositories.</param>
    /// <param name="all">Its entries.</param>
    public EntryFingerprints(CmHome home, IReadOnlyList<Repository> repositories, CacheSnapshot all)
    {
        (_home, _repositories, _all) = (home, repositories, all);
        _mapping = new(Mapping);
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
        var stamp = Digests.OfText(string.Join('\n', files.Select(file => Stamp(file.Path, file.Item)).Prepend(entry.Artifact.Path)));
        var memory = Path.Combine(_home.OwnPath, "entry-digests", entry.Uid);
        if (TryRead(memory) is [var before, var known] && before == stamp)
        {
            return known;
        }

        var mapping = _mapping.Value;
        var digest = Compute(files.Select(file => (file.Path, Content: Describe(file.Item, mapping))));
        Keep(memory, $"{stamp}\n{digest}");
        return digest;
    }

    private static string Stamp(string path, FileSystemInfo item) => string.Create(
        CultureInfo.InvariantCulture, $"{path}\0{item.LinkTarget}\0{(item as FileInfo)?.Length ?? 0}\0{item.LastWriteTimeUtc.Ticks}");

    private static string Describe(FileSystemInfo item, PathMapping mapping) =>
        item.LinkTarget is { } target ? "-> " + Named(mapping.Apply(target))
        : item is FileInfo file ? RelocatedFile.ReadText(file) is { } text ? Digests.OfText(Named(RelocatedFile.Relocate(file, text, mapping))) : Digests.OfFile(file.FullName)
        : "";

    // The names have no character that a shell or a format of text would quote.
    private PathMapping Mapping() => new(
    [
        .. _all.All.SelectMany(one => new[] { RealPath(one), one.Artifact.Path }.Select(path => (path, NameOfEntry(one.Uid)))).Where(pair => pair.path.Length > 0 && !DirectoryPath.IsWithin(pair.path, _home.Path)),
        .. _repositories.Select(repository => (repository.Path, NameOfRepository(repository.Uid, repository.Alias))),
        (_home.Path, HomeName),
    ]);

    // An entry can be in another repository in another home.
    private static string Named(string text) => FolderOfEntry().Replace(text, match => NameOfEntry(match.Groups["uid"].Value));

    private static string NameOfEntry(string uid) => "/cm-entry-" + uid;

    private static string NameOfRepository(string uid, string alias) => "/cm-repository-" + (uid.Length > 0 ? uid : alias);

    private static string RealPath(CacheEntry entry) => new DirectoryInfo(entry.Artifact.Path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "";

    private static string[] TryRead(string file)
    {
        try
        {
            return File.Exists(file) ? RegularFile.ReadAllText(file).Split('\n') : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return [];
        }
    }

    private static void Keep(string file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            AtomicFile.WriteText(file, text, waitForDisk: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            System.Diagnostics.Debug.WriteLine(problem.Message); // the digest is computed again
        }
    }

    [GeneratedRegex(@"/cm-(home|repository-[^/\s]+)(/[^/\s'"":;]+)*?/(cache|installed)/(?<uid>[0-9a-f]{16})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex FolderOfEntry();
}

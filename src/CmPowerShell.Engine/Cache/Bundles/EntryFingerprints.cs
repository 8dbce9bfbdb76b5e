using System.Globalization;
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
/// <param name="home">The home.</param>
/// <param name="repositories">Its repositories.</param>
/// <param name="all">Its entries.</param>
internal sealed class EntryFingerprints(CmHome home, IReadOnlyList<Repository> repositories, CacheSnapshot all)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

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

    private string Find(CacheEntry entry)
    {
        var files = EntryFiles.Find(entry.Artifact.Path).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var stamp = Digests.OfText(string.Join('\n', files.Select(file => Stamp(file.Path, file.Item)).Prepend(entry.Artifact.Path)));
        var memory = Path.Combine(home.OwnPath, "entry-digests", entry.Uid);
        if (TryRead(memory) is [var before, var known] && before == stamp)
        {
            return known;
        }

        var mapping = Mapping(entry);
        var digest = Digests.OfText(string.Join('\n', files.Select(file => $"{file.Path}\0{Describe(file.Item, mapping)}")));
        Keep(memory, $"{stamp}\n{digest}");
        return digest;
    }

    private static string Stamp(string path, FileSystemInfo item) => string.Create(
        CultureInfo.InvariantCulture, $"{path}\0{item.LinkTarget}\0{(item as FileInfo)?.Length ?? 0}\0{item.LastWriteTimeUtc.Ticks}");

    private static string Describe(FileSystemInfo item, PathMapping mapping) =>
        item.LinkTarget is { } target ? "-> " + mapping.Apply(target)
        : item is FileInfo file ? RelocatedFile.ReadText(file) is { } text ? Digests.OfText(RelocatedFile.Relocate(file, text, mapping)) : Digests.OfFile(file.FullName)
        : "";

    // The names have no character that a shell or a format of text would quote.
    private PathMapping Mapping(CacheEntry entry) => new(
    [
        .. all.GetDependencies(entry).Prepend(entry).SelectMany(one => new[] { RealPath(one), one.Artifact.Path }.Select(path => (path, "/cm-entry-" + one.Uid))),
        .. repositories.Select(repository => (repository.Path, "/cm-repository-" + (repository.Uid.Length > 0 ? repository.Uid : repository.Alias))),
        (home.Path, "/cm-home"),
    ]);

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

    private void Keep(string file, string text)
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
}

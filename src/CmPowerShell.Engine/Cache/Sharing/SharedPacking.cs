using System.IO.Compression;
using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Cache.Layout;
using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>Packs a finished entry for other machines, if it is one that they can use.</summary>
/// <param name="entry">The entry.</param>
/// <param name="request">The result.</param>
internal sealed class SharedPacking(ICacheEntry entry, SharedRequest request)
{
    private static readonly string[] OfEngine = ["cm-cache", "_cm.", "meta.", "tmp-", "."];
    private readonly List<(string Name, FileSystemInfo Item)> _files = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly string _real = new DirectoryInfo(entry.Directory).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? entry.Directory;
    private string[]? _folders;

    /// <summary>Whether a file or folder at the top of an entry is one of the engine: its meta, its record, or a file of the run.</summary>
    public static bool IsOfEngine(string name) =>
        OfEngine.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) || name == EntryLayout.Mlcflow.StateName;

    /// <summary>Explains why other machines cannot use the entry, as a part of a sentence; null if they can. It reads all files.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    public string? WhyNot()
    {
        Add(new DirectoryInfo(entry.Directory), "");
        _files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return _files.Count == 0 ? "it has no files, so making it again costs little"
            : WhyNotPaths() ?? _links.Select(link => WhyNotLink(link.Key, link.Value)).FirstOrDefault(why => why is not null)
            ?? WhyNotText("its result", JsonMeta.Write(entry.ReadState().ToMeta()))
            ?? _files.Select(file => file.Item is FileInfo item ? WhyNotFile(file.Name, item) : null).FirstOrDefault(why => why is not null);
    }

    /// <summary>Writes the archive.</summary>
    /// <param name="archive">Full path of the file.</param>
    /// <returns>The path.</returns>
    public string Write(string archive)
    {
        var package = new SharedPackage
        {
            Address = request.Address.ToString(),
            Script = request.Script,
            Tags = entry.Tags,
            Version = entry.Meta.Text("version"),
            State = entry.ReadState().ToMeta(),
            Folders = [.. Places],
            Links = _links,
        };
        using var stream = new FileStream(archive, FileMode.CreateNew, FileAccess.Write);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        ReproducibleZip.WriteText(zip, SharedPackage.FileName, JsonMeta.Write(package.ToMeta(), sortKeys: false) + "\n");
        foreach (var (name, item) in _files)
        {
            request.Operation.Cancellation.ThrowIfCancellationRequested();
            ReproducibleZip.Write(zip, $"{SharedPackage.FilesFolder}/{name}", item);
        }

        return archive;
    }

    private IEnumerable<SharedPlace> Places => request.Folders
        .Append(new SharedPlace(SharedPackage.Entry, entry.Directory))
        .Append(new SharedPlace(SharedPackage.Entry, _real))
        .Distinct();

    private void Add(DirectoryInfo folder, string prefix)
    {
        foreach (var item in folder.EnumerateFileSystemInfos().Where(item => prefix.Length > 0 || !IsOfEngine(item.Name)))
        {
            var name = prefix + item.Name;
            if (item.LinkTarget is { } target)
            {
                _links[name] = target;
            }
            else if (item is DirectoryInfo inner)
            {
                _files.Add((name + "/", inner));
                Add(inner, name + "/");
            }
            else
            {
                _files.Add((name, item));
            }
        }
    }

    private string? WhyNotPaths() => entry.ReadRecord()!.Paths.SelectMany(pair => pair.Value.Select(path => (pair.Key, Path: path)))
        .Where(found => !request.KnownPaths.Contains(found.Path) && !IsShared(found.Path))
        .Select(found => $"its variable {found.Key} has the path '{found.Path}' of this machine")
        .FirstOrDefault();

    private string? WhyNotLink(string name, string target)
    {
        var full = Path.GetFullPath(target, Path.GetDirectoryName(Path.GetFullPath(name, entry.Directory))!);
        return IsShared(full) ? null : $"its link '{name}' leads to '{target}' on this machine";
    }

    // The home is the same folder for all machines, but not what is in it.
    private bool IsShared(string path) => Places.Where(place => place.Name != SharedFolders.Home).Any(place => DirectoryPath.IsWithin(path, place.Path))
        && !(DirectoryPath.IsWithin(path, entry.Directory) && !DirectoryPath.Same(path, entry.Directory) && IsOfEngine(Path.GetRelativePath(entry.Directory, path).Split('/', '\\')[0]));

    private string? WhyNotFile(string name, FileInfo file) => RelocatedFile.ReadText(file) is { } text
        ? WhyNotText($"its file '{name}'", text)
        : WhyNotBytes(name, file);

    private string? WhyNotText(string place, string text) => KnownSecrets.AreIn(text) ? $"{place} has a secret"
        : EntryReferences.In(text).FirstOrDefault(found => found.IsInCache && !Folders.Contains(found.Name)) is { Name: { } other } ? $"{place} refers to the cache entry {other}, which is not among its dependencies"
        : null;

    private string[] Folders => _folders ??= [.. Places.Select(place => Path.GetFileName(place.Path))];

    // Only texts can get other paths.
    private string? WhyNotBytes(string name, FileInfo file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        using var stream = RegularFile.Open(file.FullName, followsLink: false);
        var paths = Places.Select(place => place.Path).Distinct().ToList();
        var found = ByteSearch.FindFirst(stream, [.. KnownSecrets.Values, .. paths]);
        return found is null ? null
            : paths.Contains(found) ? $"its file '{name}' has the path '{found}' of this machine and is not a text"
            : $"its file '{name}' has a secret";
    }
}

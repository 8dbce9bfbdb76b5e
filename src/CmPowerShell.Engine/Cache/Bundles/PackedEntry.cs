using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>The files of an entry, sorted by name, and its links, which an archive does not hold but its description names.</summary>
internal sealed class PackedEntry
{
    private readonly List<(string Name, FileSystemInfo Item)> _files = [];
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    public PackedEntry(CacheEntry entry)
    {
        var artifact = entry.Artifact;
        var root = new DirectoryInfo(artifact.Path);
        Described = new BundledEntry(artifact.Automation.Alias, entry.Uid, entry.ScriptName, artifact.Tags)
        {
            Path = artifact.Path,
            RealPath = root.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "",
            Links = _links,
        };
        Add(root, "");
        _files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    /// <summary>Its description in the bundle.</summary>
    public BundledEntry Described { get; }

    /// <summary>The files and folders by their names in the archive.</summary>
    public IEnumerable<(string Name, FileSystemInfo Item)> Files => _files;

    private void Add(DirectoryInfo folder, string prefix)
    {
        foreach (var item in FileAccessErrors.Read(folder.FullName, folder.GetFileSystemInfos).Where(item => prefix.Length > 0 || item.Name != LastUsedStamp.FileName))
        {
            var name = prefix + item.Name;
            if (item.LinkTarget is { } target)
            {
                _links[name] = target;
            }
            else if (item is DirectoryInfo inner)
            {
                _files.Add(($"{Described.Folder}/{name}/", inner));
                Add(inner, name + "/");
            }
            else
            {
                _files.Add(($"{Described.Folder}/{name}", item));
            }
        }
    }
}

using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>Unpacks the archive of a shared entry, gives its files the paths of this machine, and moves them into the folder of an unfinished entry.</summary>
/// <param name="request">The result.</param>
internal sealed class SharedUnpacking(SharedRequest request)
{
    /// <summary>Unpacks it.</summary>
    /// <param name="archive">Full path of the archive, whose digest was compared.</param>
    /// <param name="hidden">Full path of a new folder on the same disk.</param>
    /// <param name="folder">Full path of the folder of the entry.</param>
    /// <exception cref="SharedEntryException">It holds another entry, or leads out of its folder.</exception>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ArchiveBroken</c>, <c>ArchiveEntryOutside</c>, <c>ArchiveTooLarge</c>.</exception>
    public SharedResult Unpack(string archive, string hidden, string folder)
    {
        using (var progress = new ProgressReporter(request.Operation.Events, "Unpacking a shared result"))
        {
            Directory.CreateDirectory(hidden);
            new ZipRepositorySource(archive, $"the archive of {request.Address}", progress, request.Operation.Cancellation) { FoldersLeftOut = 0 }.UnpackInto(hidden);
        }

        var package = SharedPackage.FromMeta(MetaFile.LoadMap(Path.Combine(hidden, SharedPackage.FileName)), request.Address);
        var here = request.Folders.Append(new SharedPlace(SharedPackage.Entry, folder)).ToDictionary(place => place.Name, place => place.Path, StringComparer.Ordinal);
        var mapping = new PathMapping(package.Folders.Select(place => (place.Path, here.GetValueOrDefault(place.Name) ?? throw new SharedEntryException($"it needs the folder '{place.Name}', which is unknown here"))));
        var files = Directory.CreateDirectory(Path.Combine(hidden, SharedPackage.FilesFolder)).FullName;
        var described = new BundledEntry(WellKnownNames.Cache.Alias, Path.GetFileName(folder), package.Script, package.Tags) { Links = GetLinks(package, mapping, here.Values, folder) };
        new RelocatedEntry(described, files).Relocate(mapping, new Dictionary<string, string>(), new Dictionary<string, string>());
        Fill(folder, files, () => new RelocatedEntry(described, folder).MakeLinks(new PathMapping([]), $"the archive of {request.Address}", request.Operation));
        return new SharedResult(CachedState.FromMeta((MetaMap)mapping.Apply(package.State)), package.Tags, package.Version);
    }

    // Links inside of the entry, and to folders that every machine with this address has.
    private static Dictionary<string, string> GetLinks(SharedPackage package, PathMapping mapping, IEnumerable<string> folders, string folder)
    {
        var links = package.Links.ToDictionary(link => link.Key, link => mapping.Apply(link.Value), StringComparer.Ordinal);
        foreach (var (name, target) in links)
        {
            var full = Path.GetFullPath(target, Path.GetDirectoryName(Path.GetFullPath(name, folder))!);
            if (!folders.Any(known => DirectoryPath.IsWithin(full, known)))
            {
                throw new SharedEntryException($"its link '{name}' leads to '{target}'");
            }
        }

        return links;
    }

    // The entry may be one that a failed run left, with files that are not part of the result. A link can be moved only where its target exists, so links are made in their place.
    private static void Fill(string folder, string files, Action makeLinks)
    {
        Clear(folder);
        try
        {
            foreach (var item in new DirectoryInfo(files).EnumerateFileSystemInfos().ToList())
            {
                Move(item, Path.Combine(folder, item.Name));
            }

            makeLinks();
        }
        catch
        {
            Clear(folder);
            throw;
        }
    }

    private static void Move(FileSystemInfo item, string place)
    {
        if (SharedPacking.IsOfEngine(item.Name))
        {
            throw new SharedEntryException($"its file '{item.Name}' has the name of a file of the cache");
        }

        if (item is DirectoryInfo)
        {
            Directory.Move(item.FullName, place);
        }
        else
        {
            File.Move(item.FullName, place);
        }
    }

    private static void Clear(string folder)
    {
        foreach (var left in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(left => !SharedPacking.IsOfEngine(left.Name)).ToList())
        {
            if (left is DirectoryInfo { LinkTarget: null })
            {
                DirectoryDeleter.Remove(left.FullName);
            }
            else
            {
                left.Delete();
            }
        }
    }
}

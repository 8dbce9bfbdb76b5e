using System.IO.Compression;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>
/// Packs a repository into a zip archive. Equal content makes equal bytes on one system: entries are sorted by name, their time is the first
/// of the format, and of the mode only the executable bit is stored. Anything named <c>.git</c> is excluded, at every depth.
/// </summary>
internal sealed class ZipRepositoryTarget(string folder, ProgressReporter progress, CancellationToken cancellation)
{
    private readonly List<string> _linksLeftOut = [];

    /// <summary>Links that are not in the archive, since what unpacks it refuses them, by their path in the repository.</summary>
    public IReadOnlyList<string> LinksLeftOut => _linksLeftOut;

    /// <summary>Writes the archive.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="archive">The file that is being written, which is excluded if it is in the repository.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotReadable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public void WriteTo(Stream stream, string archive)
    {
        var beside = Path.GetFullPath(archive);
        var entries = Entries(new DirectoryInfo(folder), "")
            .Where(entry => !DirectoryPath.Same(entry.Item.FullName, beside) && !IsBeside(entry.Item.FullName, beside))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < entries.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report($"Packed {i} of {entries.Count} entries", 100 * i / entries.Count);
            ReproducibleZip.Write(zip, entries[i].Name, entries[i].Item);
        }
    }

    // The half-written archive itself, when it is written into the repository.
    private static bool IsBeside(string path, string archive) =>
        DirectoryPath.Same(Path.GetDirectoryName(path)!, Path.GetDirectoryName(archive)!)
        && Path.GetFileName(path).StartsWith($".{Path.GetFileName(archive)}.", DirectoryPath.Comparison)
        && path.EndsWith(".tmp", DirectoryPath.Comparison);

    private IEnumerable<(string Name, FileSystemInfo Item)> Entries(DirectoryInfo directory, string prefix)
    {
        foreach (var item in FileAccessErrors.Read(directory.FullName, directory.GetFileSystemInfos))
        {
            var name = prefix + item.Name;
            if (GitName.IsGit(item.Name))
            {
                continue;
            }

            if (item.LinkTarget is not null)
            {
                _linksLeftOut.Add(name);
            }
            else if (item is DirectoryInfo inner)
            {
                yield return (name + "/", inner);
                foreach (var entry in Entries(inner, name + "/"))
                {
                    yield return entry;
                }
            }
            else
            {
                yield return (name, item);
            }
        }
    }
}

using System.IO.Compression;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>
/// Unpacks a zip archive into a folder. All entries are checked before the first is written: none may lead out of the
/// folder or be a link, and number and size are limited. One folder at the top that holds everything, as archives of
/// GitHub have it, is left out, unless the number of folders is given.
/// </summary>
internal sealed class ZipRepositorySource(string archive, string shown, ProgressReporter progress, CancellationToken cancellation)
{
    private const int MostEntries = 500_000;
    private const long MostBytes = 64L << 30;

    // Deflate makes zeros 1,030 times smaller. Ordinary files seldom become 20 times smaller.
    private const int HighestRatio = 200;
    private const long SmallBytes = 256L << 20;
    private readonly long _mostBytes = Math.Min(MostBytes, Math.Max(SmallBytes, HighestRatio * new FileInfo(archive).Length));
    private long _written;

    /// <summary>The number of leading folders to strip; null for the one that contains everything, if there is one.</summary>
    public int? FoldersLeftOut { get; init; }

    /// <summary>Whether files that are in the folder already are replaced.</summary>
    public bool ReplacesFiles { get; init; }

    /// <summary>Unpacks.</summary>
    /// <param name="folder">The folder to fill.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ArchiveEntryOutside</c>, <c>ArchiveBroken</c>, <c>ArchiveTooLarge</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public void UnpackInto(string folder)
    {
        try
        {
            using var zip = Open();
            if (zip.Entries.Count > MostEntries)
            {
                throw ArchiveErrors.TooLarge(shown, $"{MostEntries} entries");
            }

            var entries = zip.Entries.Select(entry => (Entry: entry, Parts: ArchiveEntryPath.Parts(entry, shown))).Where(entry => entry.Parts.Count > 0).ToList();
            var root = new FolderRoot(folder);
            var skip = FoldersLeftOut ?? (HasOneTopFolder(entries.Select(entry => (entry.Parts, ArchiveEntryPath.IsFolder(entry.Entry)))) ? 1 : 0);
            for (var i = 0; i < entries.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report($"Unpacked {i} of {entries.Count} entries", 100 * i / entries.Count);
                if (entries[i].Parts.Count > skip)
                {
                    Unpack(entries[i].Entry, root.Resolve(string.Join('/', entries[i].Parts.Skip(skip))));
                }
            }
        }
        catch (InvalidDataException problem)
        {
            throw ArchiveErrors.Broken(shown, problem.Message, problem);
        }
    }

    private ZipArchive Open() => FileAccessErrors.Read(archive, () =>
    {
        RegularFile.Require(archive);
        return ZipFile.OpenRead(archive);
    });

    // A repository whose cmr.yaml is at the top is not wrapped, even if it has a single folder next to it.
    private static bool HasOneTopFolder(IEnumerable<(IReadOnlyList<string> Parts, bool IsFolder)> entries)
    {
        string? top = null;
        foreach (var (parts, isFolder) in entries)
        {
            if ((parts.Count == 1 && !isFolder) || (top ??= parts[0]) != parts[0])
            {
                return false;
            }
        }

        return top is not null;
    }

    private void Unpack(ZipArchiveEntry entry, ContainedPath path)
    {
        if (ArchiveEntryPath.IsFolder(entry))
        {
            path.CreateDirectory();
            return;
        }

        path.CreateParent();
        if (path.Kind == FileKind.Directory || (!ReplacesFiles && path.Kind != FileKind.Missing))
        {
            throw ArchiveErrors.Broken(shown, $"the entry '{entry.FullName}' comes twice.");
        }

        using (var from = entry.Open())
        using (var to = path.CreateFile(ReplacesFiles))
        {
            Copy(from, to);
        }

        MakeExecutable(entry, path.FullPath);
    }

    // The sizes in the archive's list may be wrong, so the written bytes are counted.
    private void Copy(Stream from, Stream to)
    {
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            _written += read;
            if (_written > _mostBytes)
            {
                throw ArchiveErrors.TooLarge(shown, $"{_mostBytes >> 20} MiB, the limit for an archive of its size");
            }

            to.Write(buffer, 0, read);
        }
    }

    private static void MakeExecutable(ZipArchiveEntry entry, string path)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        var mode = (UnixFileMode)((entry.ExternalAttributes >> 16) & (int)Execute);
        if (!OperatingSystem.IsWindows() && mode != UnixFileMode.None)
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | mode);
        }
    }
}

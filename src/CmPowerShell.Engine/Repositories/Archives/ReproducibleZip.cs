using System.IO.Compression;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>
/// Writes entries of a zip archive so that equal content makes equal bytes: their time is the first one of the format, and of the mode only the executable bit
/// is stored.
/// </summary>
internal static class ReproducibleZip
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const int RegularFile = 0x8000;
    private const int Readable644 = 0b110_100_100;
    private const int Executable755 = 0b111_101_101;
    private static readonly DateTimeOffset FirstTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a file, or a folder, whose name ends with a slash.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotReadable</c>.</exception>
    public static void Write(ZipArchive zip, string name, FileSystemInfo item)
    {
        var entry = Create(zip, name);
        if (item is not FileInfo file)
        {
            return;
        }

        var isProgram = !OperatingSystem.IsWindows() && (file.UnixFileMode & Execute) != UnixFileMode.None;
        entry.ExternalAttributes = (RegularFile | (isProgram ? Executable755 : Readable644)) << 16;
        using var from = FileAccessErrors.Read(file.FullName, () => CmPowerShell.Meta.FileSystem.RegularFile.Open(file.FullName, followsLink: false));
        using var to = entry.Open();
        from.CopyTo(to);
    }

    /// <summary>Writes a text.</summary>
    public static void WriteText(ZipArchive zip, string name, string text)
    {
        var entry = Create(zip, name);
        entry.ExternalAttributes = (RegularFile | Readable644) << 16;
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
    }

    private static ZipArchiveEntry Create(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FirstTime;
        return entry;
    }
}

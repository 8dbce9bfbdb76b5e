using System.Globalization;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Remembers the digests of entries in files of the home, each until the status of a file of the entry changes.</summary>
/// <param name="folder">Full path of the folder of the files.</param>
/// <param name="clock">The current time.</param>
internal sealed class FingerprintMemory(string folder, TimeProvider clock)
{
    private const int SpareFiles = 100;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Gets the digest of an entry.</summary>
    /// <param name="uid">The uid of the entry.</param>
    /// <param name="path">Full path of the entry.</param>
    /// <param name="files">Its files, in the order of their paths.</param>
    /// <param name="compute">Computes the digest.</param>
    public string Get(string uid, string path, IReadOnlyList<(string Path, FileSystemInfo Item)> files, Func<string> compute)
    {
        // Taken first: what changes while the digest is computed is noticed by the next question.
        var now = clock.GetUtcNow().UtcDateTime;
        var stamps = files.Select(file => (file.Path, file.Item.LinkTarget, Stamp: StampOf(file.Item))).ToList();
        var text = string.Join('\n', stamps.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Path}\0{file.LinkTarget}\0{file.Stamp.Text}")).Prepend(path));
        var stamp = Digests.OfText(text);
        var memory = Path.Combine(folder, uid);
        if (TryRead(memory) is [var before, var known] && before == stamp)
        {
            return known;
        }

        var digest = compute();

        // The system counts in steps, so that a change within the step in which a stamp is taken can keep the time.
        if (stamps.TrueForAll(file => now - file.Stamp.Changed > Settled))
        {
            Keep(memory, $"{stamp}\n{digest}");
        }

        return digest;
    }

    /// <summary>Removes what is remembered of entries that do not exist any more, once there is much of it.</summary>
    /// <param name="uids">The uids of all entries.</param>
    public void Sweep(IReadOnlyCollection<string> uids)
    {
        try
        {
            if (Directory.Exists(folder) && Directory.GetFiles(folder) is var files && files.Length > uids.Count + SpareFiles)
            {
                var known = uids.ToHashSet(StringComparer.Ordinal);
                files.Where(file => !known.Contains(Path.GetFileName(file))).ToList().ForEach(File.Delete);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Another process removes them too, or the home cannot be written.
        }
    }

    // A program can set the time of a content, but not that of the last change of the status, which Windows does not give.
    private static (string Text, DateTime Changed) StampOf(FileSystemInfo item) => !OperatingSystem.IsWindows() && UnixFileEntry.TryStamp(item.FullName, out _, out var stamp)
        ? (string.Create(CultureInfo.InvariantCulture, $"{stamp.Entry} {stamp.Mode} {stamp.Size} {stamp.Seconds} {stamp.Nanoseconds}"), DateTime.UnixEpoch.AddSeconds(stamp.Seconds))
        : (string.Create(CultureInfo.InvariantCulture, $"{(item as FileInfo)?.Length ?? 0} {item.LastWriteTimeUtc.Ticks}"), item.LastWriteTimeUtc);

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
            // The digest is computed again.
        }
    }
}

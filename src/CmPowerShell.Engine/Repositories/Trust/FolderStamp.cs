using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// A digest of the status of all entries of a folder, which differs after any change in it. It contains the time at which the system last changed each entry: a program can set
/// the time of a content (<c>touch</c>), but not this one.
/// </summary>
/// <param name="Digest">64 hexadecimal digits.</param>
/// <param name="LastChange">The latest time of a change, in seconds since 1970.</param>
internal readonly record struct FolderStamp(string Digest, long LastChange)
{
    // The system counts in steps, so that a change within the step in which a stamp is taken can keep the time.
    private const long SettledSeconds = 2;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Takes the stamp of a folder without its <c>.git</c>; null where the system does not give the times, as on Windows, and where a directory cannot be read.</summary>
    public static FolderStamp? Of(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var last = 0L;
        try
        {
            return Add(folder, isRoot: true, hash, ref last) ? new FolderStamp(Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant(), last) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether all changes are old enough that another one would have a later time.</summary>
    /// <param name="now">The current time.</param>
    public bool IsSettled(DateTimeOffset now) => LastChange < now.ToUnixTimeSeconds() - SettledSeconds;

    private static bool Add(string path, bool isRoot, IncrementalHash hash, ref long last)
    {
        if (!UnixFileEntry.TryStamp(path, out var isDirectory, out var stamp))
        {
            return false;
        }

        hash.AppendData(MemoryMarshal.AsBytes(path.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<(long, long, long, long, long)>(ref stamp)));
        last = Math.Max(last, stamp.Seconds);
        if (!isDirectory)
        {
            return true;
        }

        foreach (var inner in new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.ToFullPath(), Everything))
        {
            if (!(isRoot && Path.GetFileName(inner) == ".git") && !Add(inner, isRoot: false, hash, ref last))
            {
                return false;
            }
        }

        return true;
    }
}

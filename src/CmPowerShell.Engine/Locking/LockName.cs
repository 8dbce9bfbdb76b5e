using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Locking;

/// <summary>
/// What one run at a time may do. Its file is named by four hex digits of a digest, so that a home never holds more than 65,536 files of a kind; two things that
/// share a file wait for each other without need, which is hardly noticeable.
/// </summary>
/// <param name="Kind">The kind: the first part of the name of the file.</param>
/// <param name="Key">The part that distinguishes it from others of its kind.</param>
internal sealed record LockName(string Kind, string Key)
{
    /// <summary>To make the result of a script that is to be cached.</summary>
    /// <param name="automation">The alias of the automation that keeps it.</param>
    /// <param name="key">The search key and the sources of the result: the uid of the script, tags, and the distinguishing inputs. The order is irrelevant.</param>
    public static LockName Result(string automation, IEnumerable<string> key) => new("result", $"{automation}\n{string.Join('\n', key.Order(StringComparer.Ordinal))}");

    /// <summary>To write in the folder of a cache entry.</summary>
    public static LockName Entry(string uid) => new("entry", uid);

    /// <summary>To remove a cache entry, or to put another one in its place.</summary>
    public static LockName Removal(string uid) => new("removal", uid);

    /// <summary>To run scripts in a directory.</summary>
    /// <param name="path">Its full path.</param>
    public static LockName Directory(string path) => new("directory", CanonicalPath.GetKey(path));

    /// <summary>The name of its file, without extension.</summary>
    public string FileName => $"{Kind}-{Convert.ToHexString(Sha256.OfText(Key), 0, 2).ToLowerInvariant()}";
}

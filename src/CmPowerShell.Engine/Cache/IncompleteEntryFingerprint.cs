using CmPowerShell.Meta.Errors;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache;

/// <summary>
/// Says in the folder of an unfinished entry for which result it was begun, so that a run which would make another one, with the same tags but other inputs, does not go on among its files.
/// </summary>
internal static class IncompleteEntryFingerprint
{
    private const string FileName = "cm-cache-begun";

    /// <summary>What is written of a key.</summary>
    /// <param name="key">What the result is found by and made from; the order is of no matter.</param>
    public static string ComputeDigest(IEnumerable<string> key) => Digests.OfText(string.Join('\n', key.Order(StringComparer.Ordinal)));

    /// <summary>Says it.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <param name="digest">The digest of the key; null to say nothing, where only tags count.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotWritable</c>.</exception>
    public static void Tell(string entry, string? digest)
    {
        if (digest is null)
        {
            Forget(entry);
        }
        else
        {
            AtomicFile.WriteText(Path.Combine(entry, FileName), digest, waitForDisk: false);
        }
    }

    /// <summary>Whether a run can go on in an entry: it was begun for the same result, or nothing says for which, as the Python tools do not.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <param name="digest">The digest of the key of the run; null where only tags count.</param>
    public static bool Fits(string entry, string? digest)
    {
        try
        {
            return digest is null || RegularFile.ReadAllText(Path.Combine(entry, FileName)) == digest;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            return true;
        }
    }

    /// <summary>Takes it away, since the entry is finished.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    public static void Forget(string entry) => File.Delete(Path.Combine(entry, FileName));
}

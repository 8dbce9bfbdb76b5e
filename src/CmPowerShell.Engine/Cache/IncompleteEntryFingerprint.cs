using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache;

/// <summary>
/// Stores the fingerprint of the result that an incomplete entry was started for, so that a run for another result, with the same tags but other inputs, does not continue in its files.
/// </summary>
internal static class IncompleteEntryFingerprint
{
    private const string FileName = "cm-cache-begun";

    /// <summary>The written part of a key.</summary>
    /// <param name="key">The search key and the sources of the result; the order is irrelevant.</param>
    public static string ComputeDigest(IEnumerable<string> key) => Digests.OfText(string.Join('\n', key.Order(StringComparer.Ordinal)));

    /// <summary>Writes the fingerprint.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    /// <param name="digest">The digest of the key; null to write nothing, if only tags count.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotWritable</c>.</exception>
    public static void Write(string entry, string? digest)
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

    /// <summary>Whether a run can continue in an entry: the entry was started for the same result, or has no fingerprint, as entries of the Python tools.</summary>
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

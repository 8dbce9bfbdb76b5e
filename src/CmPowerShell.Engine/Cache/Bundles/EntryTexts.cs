using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Cache.Records;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Searches the text files of cache entries.</summary>
internal static class EntryTexts
{
    /// <summary>Whether a text file of an entry, such as its state, contains a text. A file that cannot be read may contain it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="text">The text.</param>
    public static bool Contain(CacheEntry entry, string text)
    {
        try
        {
            return EntryFiles.Find(entry.Artifact.Path).Any(file => file.Item is FileInfo { LinkTarget: null } item && RelocatedFile.ReadText(item)?.Contains(text, StringComparison.Ordinal) == true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}

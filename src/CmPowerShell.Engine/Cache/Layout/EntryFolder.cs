using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Cache.Layout;

/// <summary>The folders of cache entries in texts. Their names are made by chance, so that two results that are equal differ in them.</summary>
internal static partial class EntryFolder
{
    /// <summary>A text in which each folder of an entry has one name.</summary>
    /// <param name="text">The text, which can contain paths of both layouts.</param>
    /// <param name="name">The name.</param>
    public static string Rename(string text, string name) => Folder().Replace(text, match => match.Groups["parent"].Value + name);

    [GeneratedRegex(@"(?<parent>[\\/](?:cache|installed)[\\/])(?:[0-9a-f]{16}|[^\\/:;,""'\s]+_[0-9a-f]{8})(?![0-9A-Za-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}

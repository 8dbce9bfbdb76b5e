using System.Text.RegularExpressions;
using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>Checks whether any file of the script mentions a variable name. It is used only if the user gave one that the meta does not name.</summary>
internal static class HookIdentifiers
{
    /// <summary>The bytes above which a file is data.</summary>
    internal const long Largest = 1024 * 1024;

    /// <summary>Whether a file next to the meta, such as a native script or a hook, contains a name as a word.</summary>
    /// <param name="folder">Full path of the script's folder.</param>
    /// <param name="name">The name.</param>
    public static bool In(string folder, string name)
    {
        var word = new Regex($@"(?<![A-Za-z0-9_]){Regex.Escape(name)}(?![A-Za-z0-9_])", RegexOptions.CultureInvariant);
        return new DirectoryInfo(folder).EnumerateFiles()
            .Where(file => RecipeFiles.Belongs(file.Name) && file.Exists && file.Length <= Largest)
            .Any(file => word.IsMatch(RegularFile.ReadAllText(file.FullName)));
    }
}

using CmPowerShell.Engine.Platform.Shells;
namespace CmPowerShell.Engine.Scripts;

/// <summary>Derives the platforms of a script from the names of the run scripts in its folder.</summary>
internal static class ScriptPlatforms
{
    /// <summary>The platforms there are.</summary>
    public static IReadOnlyList<string> All { get; } = ["linux", "macos", "windows"];

    /// <summary>The platforms for which a folder has a native script.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="name">The base name of the native script.</param>
    /// <param name="shells">The shells whose scripts count; null for the usual ones.</param>
    public static IReadOnlyList<string> Find(string folder, string name = "run", ShellRegistry? shells = null)
    {
        // A name with a separator would lead elsewhere, one with other signs nowhere.
        if (name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || !Directory.Exists(folder))
        {
            return [];
        }

        var files = Directory.EnumerateFiles(folder, name + "*").Select(Path.GetFileName).OfType<string>().ToList();
        var platforms = (shells ?? ShellRegistry.Default).All.Where(shell => shell.HasScript(files, name)).SelectMany(shell => shell.Platforms).ToHashSet();
        return [.. All.Where(platforms.Contains)];
    }
}

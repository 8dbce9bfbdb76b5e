namespace CmPowerShell.Engine.Scripts;

/// <summary>Tells from the names of the run scripts in a folder on which platforms a script runs.</summary>
internal static class ScriptPlatforms
{
    private static readonly string[] Unix = ["linux", "macos"];

    /// <summary>The platforms for which a folder has a native script.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="name">The base name of the native script.</param>
    public static IReadOnlyList<string> Find(string folder, string name = "run")
    {
        // A name with a separator would lead elsewhere, one with other signs nowhere.
        if (name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || !Directory.Exists(folder))
        {
            return [];
        }

        var names = Directory.EnumerateFiles(folder, name + "*").Select(Path.GetFileName).OfType<string>().ToList();
        if (names.Contains(name + ".ps1", StringComparer.OrdinalIgnoreCase))
        {
            return [.. Unix, "windows"];
        }

        var platforms = new List<string>();
        var shell = names.Where(file => file.EndsWith(".sh", StringComparison.Ordinal)).ToList();
        if (shell.Contains(name + ".sh") || shell.Any(file => file.StartsWith(name + "-", StringComparison.Ordinal)))
        {
            platforms.AddRange(Unix);
        }

        if (names.Any(file => file.EndsWith(".bat", StringComparison.OrdinalIgnoreCase)))
        {
            platforms.Add("windows");
        }

        return platforms;
    }
}

namespace CmPowerShell.Engine.Scripts;

/// <summary>Tells from the names of the run scripts in a folder on which platforms a script runs.</summary>
internal static class ScriptPlatforms
{
    private static readonly string[] Unix = ["linux", "macos"];

    public static IReadOnlyList<string> Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var names = Directory.EnumerateFiles(folder, "run*").Select(Path.GetFileName).OfType<string>().ToList();
        if (names.Contains("run.ps1", StringComparer.OrdinalIgnoreCase))
        {
            return [.. Unix, "windows"];
        }

        var platforms = new List<string>();
        var shell = names.Where(name => name.EndsWith(".sh", StringComparison.Ordinal)).ToList();
        if (shell.Contains("run.sh") || shell.Any(name => name.StartsWith("run-", StringComparison.Ordinal)))
        {
            platforms.AddRange(Unix);
        }

        if (names.Any(name => name.EndsWith(".bat", StringComparison.OrdinalIgnoreCase)))
        {
            platforms.Add("windows");
        }

        return platforms;
    }
}

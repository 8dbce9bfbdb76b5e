namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>The place of the module: a folder next to a published program, or files next to the program in a build.</summary>
internal static class ModuleLayout
{
    private const string Name = "CmPowerShell";

    /// <summary>
    /// The manifest that PowerShell imports. The packaged module is preferred, because it isolates its dependencies from those of PowerShell.
    /// </summary>
    internal static string Manifest => Candidates.First(File.Exists);

    private static IEnumerable<string> Candidates =>
    [
        Path.Combine(AppContext.BaseDirectory, Name, Name + ".psd1"),
        Path.Combine(AppContext.BaseDirectory, Name + ".psd1"),
    ];
}

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Where the module is: in a folder of its own beside a published program, or as the build puts its files beside the program.</summary>
internal static class ModuleLayout
{
    private const string Name = "CmPowerShell";

    /// <summary>
    /// The manifest that PowerShell imports. The packaged module comes first, since it keeps its dependencies apart from those of PowerShell.
    /// </summary>
    internal static string Manifest => Candidates.First(File.Exists);

    private static IEnumerable<string> Candidates =>
    [
        Path.Combine(AppContext.BaseDirectory, Name, Name + ".psd1"),
        Path.Combine(AppContext.BaseDirectory, Name + ".psd1"),
    ];
}

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Where the module is: packaged in a folder of its own, or as the build puts its files beside the program.</summary>
internal static class ModuleLayout
{
    private static readonly string Program = AppContext.BaseDirectory;

    /// <summary>What an installed pwsh imports: the packaged module, which keeps its dependencies apart; what stands beside the program where nothing is packaged.</summary>
    internal static string ManifestForPwsh => Packaged.FirstOrDefault(File.Exists) ?? Manifest;

    /// <summary>The module beside the program. The engine inside the program imports it, since its dependencies are the program's own.</summary>
    internal static string Manifest => Path.Combine(Program, "CmPowerShell.psd1");

    private static string[] Packaged =>
    [
        Path.Combine(Program, "CmPowerShell", "CmPowerShell.psd1"),
        Path.Combine(Program, "..", "CmPowerShell.psd1"),
    ];
}

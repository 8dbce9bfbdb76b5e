namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Where the files of the module are: packaged in a folder of its own, or as the build puts them beside the program.</summary>
internal static class ModuleLayout
{
    private static readonly string Program = AppContext.BaseDirectory;

    /// <summary>What an installed pwsh imports: the packaged module, which keeps its dependencies apart; the assembly alone where nothing is packaged.</summary>
    internal static string ManifestForPwsh => Manifests.FirstOrDefault(File.Exists) ?? Assembly;

    /// <summary>The assembly of the cmdlets beside the program. The engine inside the program imports it, since its dependencies are the program's own.</summary>
    internal static string Assembly => Path.Combine(Program, "CmPowerShell.dll");

    /// <summary>The views of the module, for who imports the assembly.</summary>
    internal static IEnumerable<string> Views(string kind) =>
        Directory.Exists(Content) ? Directory.EnumerateFiles(Content, $"*.{kind}.ps1xml") : [];

    private static string Content => Path.Combine(Program, "module");

    private static string[] Manifests =>
    [
        Path.Combine(Program, "CmPowerShell", "CmPowerShell.psd1"),
        Path.Combine(Program, "..", "CmPowerShell.psd1"),
    ];
}

namespace CmPowerShell.TestSupport;

/// <summary>Wine, which runs programs for Windows on other systems. Drive Z is the root of this machine.</summary>
public static class WineProgram
{
    /// <summary>The drive of the root of this machine.</summary>
    public const string Drive = "Z:";

    private const string UsualFolder = "/usr/lib/wine/";

    /// <summary>The program; null where Wine is not installed.</summary>
    public static string? Path { get; } = Usual("wine64") ?? ProgramPath.Find("wine64") ?? ProgramPath.Find("wine");

    /// <summary>The program that holds what the programs of a prefix share.</summary>
    public static string Server { get; } = Usual("wineserver") ?? "wineserver";

    /// <summary>Sets the variables that programs of .NET need under Wine.</summary>
    public static void SetVariables(IDictionary<string, string?> environment)
    {
        environment["WINEARCH"] = "win64";
        environment["WINEDEBUG"] = "-all";
        // Programs get their arguments in the encoding of the locale.
        environment["LC_ALL"] = "C.UTF-8";
        // Wine does not map one page twice as .NET requires.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
    }

    private static string? Usual(string name) => File.Exists(UsualFolder + name) ? UsualFolder + name : null;
}

namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>Finds the POSIX shells of a Windows machine.</summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="exists">Whether a file exists.</param>
internal sealed class PosixOnWindows(Func<string, string?> variable, Func<string, bool> exists)
{
    /// <summary>The name of the shell of Git for Windows or MSYS2.</summary>
    public const string Bash = "bash";

    /// <summary>The name of the shell of the Windows Subsystem for Linux.</summary>
    public const string Wsl = "wsl";

    /// <summary>The name that means no shell.</summary>
    public const string None = "none";

    // Where git.exe is, as seen from the folder of an installation; a path before its end.
    private static readonly string[] GitFolders = [@"mingw64\bin", @"usr\bin", "cmd", "bin"];

    // The first belongs to Git; it also sets up the paths of its programs.
    private static readonly string[] InInstallation = [@"bin\bash.exe", @"usr\bin\bash.exe"];

    // The variable of a folder, and the installation in it.
    private static readonly (string Variable, string Folder)[] UsualPlaces =
    [
        ("ProgramFiles", "Git"), ("ProgramW6432", "Git"), ("LOCALAPPDATA", @"Programs\Git"), ("USERPROFILE", @"scoop\apps\git\current"), ("SystemDrive", "msys64"),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = [None, Bash, Wsl];

    /// <summary>Those of this machine.</summary>
    public static PosixOnWindows Current { get; } = new(Environment.GetEnvironmentVariable, File.Exists);

    /// <summary>The shell of a name; null if the machine does not have it, or for <see cref="None"/>.</summary>
    /// <param name="name">One of the names above.</param>
    public IShell? Find(string name) => name switch
    {
        Bash => FindBash() is { } program ? new WindowsPosixShell(program, [], new PosixPaths("/")) { OwnFolders = ["/usr/bin", "/bin"], Variable = variable } : null,
        Wsl => FindWsl() is { } program ? new WindowsPosixShell(program, ["-e", "bash"], new PosixPaths("/mnt/")) { PassedNames = "WSLENV", Variable = variable } : null,
        _ => null,
    };

    /// <summary>What to do on a machine that does not have a shell.</summary>
    public static string InstallHint(string name) => name == Wsl
        ? "WSL was not found: 'wsl --install' installs it."
        : "Git's bash was not found: install Git for Windows ('winget install Git.Git') or MSYS2.";

    private string? FindBash() => Installations().SelectMany(folder => InInstallation.Select(file => $@"{folder}\{file}")).FirstOrDefault(exists);

    // The one next to the git of PATH counts first. A bash.exe of the system's folder is that of WSL.
    private IEnumerable<string> Installations()
    {
        foreach (var folder in (variable("PATH") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(folder => folder.TrimEnd('\\')).Where(folder => exists($@"{folder}\git.exe")))
        {
            if (GitFolders.FirstOrDefault(name => folder.EndsWith('\\' + name, StringComparison.OrdinalIgnoreCase)) is { } inside)
            {
                yield return folder[..^(inside.Length + 1)];
            }
        }

        foreach (var (name, folder) in UsualPlaces)
        {
            if (variable(name) is { Length: > 0 } above)
            {
                yield return $@"{above}\{folder}";
            }
        }
    }

    private string? FindWsl() => variable("SystemRoot") is { Length: > 0 } system && $@"{system}\System32\wsl.exe" is var program && exists(program) ? program : null;
}

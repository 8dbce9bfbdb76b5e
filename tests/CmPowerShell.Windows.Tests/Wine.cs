using System.Diagnostics;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Windows.Tests;

/// <summary>
/// Wine, a second implementation of the interfaces of Windows, for other machines. All tests of a process share one prefix, which is Wine's drive C and registry. Drive Z is the
/// root of the machine.
/// </summary>
internal static class Wine
{
    private static readonly Lazy<string> Prefix = new(MakePrefix);
    private static readonly string Server = File.Exists("/usr/lib/wine/wineserver") ? "/usr/lib/wine/wineserver" : "wineserver";

    /// <summary>The program; null where Wine is not installed.</summary>
    internal static string? Program { get; } = File.Exists("/usr/lib/wine/wine64") ? "/usr/lib/wine/wine64" : ProgramPath.Find("wine64") ?? ProgramPath.Find("wine");

    /// <summary>The path of a file of this machine as a Windows program has it.</summary>
    internal static string PathOf(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>Sets the variables of a start.</summary>
    internal static void Prepare(IDictionary<string, string?> environment)
    {
        environment["WINEPREFIX"] = Prefix.Value;
        SetAlways(environment);
    }

    private static void SetAlways(IDictionary<string, string?> environment)
    {
        environment["WINEARCH"] = "win64";
        environment["WINEDEBUG"] = "-all";
        // Programs get their arguments in the encoding of the locale.
        environment["LC_ALL"] = "C.UTF-8";
        // Wine does not map one page twice as .NET requires.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_TieredPGO"] = "0";
    }

    private static string MakePrefix()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"cm-test-wine-{Environment.ProcessId}");
        Run(Program!, ["wineboot", "-i"], folder);
        // Otherwise the services of Wine end and start again between two tests.
        Run(Server, ["-p"], folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        return folder;
    }

    private static void Remove(string folder)
    {
        Run(Server, ["-k", "-w"], folder);
        Directory.Delete(folder, recursive: true);
    }

    private static void Run(string program, string[] arguments, string prefix)
    {
        using var process = Process.Start(Start(program, arguments, prefix))!;
        process.StandardInput.Close();
        // Services of Wine keep the streams open, so that their end would not come.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit(TimeSpan.FromMinutes(2));
    }

    private static ProcessStartInfo Start(string program, string[] arguments, string prefix)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["WINEPREFIX"] = prefix;
        // No window offers parts of Wine that are not installed.
        start.Environment["WINEDLLOVERRIDES"] = "mscoree,mshtml=";
        SetAlways(start.Environment);
        return start;
    }
}

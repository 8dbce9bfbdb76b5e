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

    /// <summary>The path of a file of this machine as a Windows program has it.</summary>
    internal static string PathOf(string path) => WineProgram.Drive + path.Replace('/', '\\');

    /// <summary>Sets the variables of a start.</summary>
    internal static void Prepare(IDictionary<string, string?> environment)
    {
        environment["WINEPREFIX"] = Prefix.Value;
        WineProgram.SetVariables(environment);
    }

    private static string MakePrefix()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"cm-test-wine-{Environment.ProcessId}");
        Run(WineProgram.Path!, ["wineboot", "-i"], folder);
        // Otherwise the services of Wine end and start again between two tests.
        Run(WineProgram.Server, ["-p"], folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        return folder;
    }

    private static void Remove(string folder)
    {
        Run(WineProgram.Server, ["-k", "-w"], folder);
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
        WineProgram.SetVariables(start.Environment);
        return start;
    }
}

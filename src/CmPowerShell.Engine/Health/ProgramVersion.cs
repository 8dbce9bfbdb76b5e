using System.ComponentModel;
using System.Diagnostics;
using CmPowerShell.Engine.Platform.Processes;

namespace CmPowerShell.Engine.Health;

/// <summary>Asks a program for its version.</summary>
internal static class ProgramVersion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>The first line that <c>PROGRAM --version</c> prints; null where the program is missing, fails or does not answer.</summary>
    /// <param name="program">The program, by name or full path.</param>
    /// <param name="arguments">Arguments before <c>--version</c>.</param>
    public static string? Ask(string program, params IReadOnlyList<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo(ProgramPath.ToStart(program)) { UseShellExecute = false, CreateNoWindow = true, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            arguments.Append("--version").ToList().ForEach(start.ArgumentList.Add);
            using var process = Process.Start(start);
            return process is null ? null : Answer(process);
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Answer(Process process)
    {
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        // Python 2 answers on standard error.
        var text = output.GetAwaiter().GetResult().Trim() is { Length: > 0 } main ? main : error.GetAwaiter().GetResult().Trim();
        return process.ExitCode == 0 && text.Length > 0 ? text.Split('\n')[0].Trim() : null;
    }
}

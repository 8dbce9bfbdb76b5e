using System.Diagnostics;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Runs a short program and reads what it prints. Arguments are a list; no shell is between.</summary>
internal static class CapturedProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Full path of its working directory; null for that of this process.</param>
    /// <exception cref="CmException">Id <c>ProgramNotStarted</c>.</exception>
    public static CapturedOutput Run(string program, IReadOnlyList<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = OutputLines.Encoding,
            StandardErrorEncoding = OutputLines.Encoding,
            WorkingDirectory = folder ?? "",
        };
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var tree = ChildProcess.Start(start);
        tree.Process.StandardInput.Close();
        var (output, error) = (tree.Process.StandardOutput.ReadToEndAsync(), tree.Process.StandardError.ReadToEndAsync());
        tree.WaitForExit(CancellationToken.None);
        return new CapturedOutput(tree.Process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult().Trim());
    }
}

/// <summary>What a program printed.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error, without blanks around it.</param>
internal sealed record CapturedOutput(int ExitCode, string Output, string Error);

using System.ComponentModel;
using System.Diagnostics;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hosts;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>Runs one program to its end: output live as events, arguments as a list, and the whole process tree ended when the operation is.</summary>
internal static class ChildProcess
{
    /// <summary>How long output may still come from a program's descendants after it has ended.</summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    /// <summary>Runs a program.</summary>
    /// <returns>Its exit code; on Unix 128 and the number of the signal when a signal ended it.</returns>
    /// <exception cref="CmException">Id <c>ProgramNotStarted</c>: it is not there or cannot be executed.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the process tree has been ended.</exception>
    public static int Run(ChildProcessStart start, Operation operation, int depth)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        using var process = Start(StartInfo(start, operation.Interaction.CanAsk));
        var readers = Task.WhenAll(
            OutputReader.ReadAsync(process.StandardOutput, isError: false, operation.Events, depth),
            OutputReader.ReadAsync(process.StandardError, isError: true, operation.Events, depth));
        if (process.StartInfo.RedirectStandardInput)
        {
            process.StandardInput.Close();
        }

        WaitForExit(process, operation.Cancellation);
        readers.Wait(OutputGrace, CancellationToken.None);
        return process.ExitCode;
    }

    private static ProcessStartInfo StartInfo(ChildProcessStart start, bool inheritInput)
    {
        var info = new ProcessStartInfo(start.Program)
        {
            WorkingDirectory = start.WorkDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = !inheritInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = OutputReader.Encoding,
            StandardErrorEncoding = OutputReader.Encoding,
        };
        foreach (var argument in start.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="CmException">Id <c>ProgramNotStarted</c>.</exception>
    public static Process Start(ProcessStartInfo info)
    {
        var (program, process) = (info.FileName, new Process { StartInfo = info });
        try
        {
            process.Start();
            return process;
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new CmException(
                new CmError("ProgramNotStarted", ReturnCode.Failed, CmErrorCategory.NotInstalled, StartFailure.Of(program, exception) + ".")
                {
                    Hint = "Check that it is installed and on PATH.",
                    Target = program,
                },
                exception);
        }
    }

    private static void WaitForExit(Process process, CancellationToken cancellation)
    {
        using var kill = cancellation.Register(() => Kill(process));
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Ends a program with all that it started.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the same moment.
            Debug.WriteLine(exception.Message);
        }
    }
}

/// <summary>What to start.</summary>
/// <param name="Program">The program, by name or full path.</param>
/// <param name="Arguments">Its arguments, each as it should arrive.</param>
/// <param name="WorkDirectory">Full path of its working directory.</param>
/// <param name="Environment">Variables to set besides those of this process.</param>
internal sealed record ChildProcessStart(
    string Program, IReadOnlyList<string> Arguments, string WorkDirectory, IReadOnlyList<KeyValuePair<string, string>> Environment);

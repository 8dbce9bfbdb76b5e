using System.ComponentModel;
using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Runs one program to its end: output live as events, arguments as a list, and the whole process tree ended when the operation is.</summary>
internal static class ChildProcess
{
    /// <summary>The maximum time for output of a program's descendants after it has ended.</summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    // Long paths, which programs can use, are not among the directories in which they start.
    private const int LongestDirectoryOfWindows = 258;

    /// <summary>How much later than a program this one may hear of Ctrl+C.</summary>
    private static readonly TimeSpan InterruptGrace = TimeSpan.FromSeconds(1);

    /// <summary>Runs a program.</summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="CmException">Id <c>ProgramNotStarted</c>: it is not there or cannot be executed.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled; the process tree has been ended.</exception>
    public static ProgramEnd Run(ChildProcessStart start, Operation operation, int depth)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        ProgramOutput.GetReady();
        using var tree = Start(StartInfo(start, operation.Interaction.CanAsk));
        var (process, events) = (tree.Process, new LastLines(operation.Events));
        ReadAndWait(tree, events, depth, operation.Cancellation);
        AwaitInterrupt(process.ExitCode, operation);
        return new ProgramEnd(process.ExitCode, events.Lines);
    }

    private static void ReadAndWait(ProcessTree tree, LastLines events, int depth, CancellationToken cancellation)
    {
        try
        {
            var output = ProgramOutput.Open(tree.Process, events, depth);
            if (tree.Process.StartInfo.RedirectStandardInput)
            {
                tree.Process.StandardInput.Close();
            }

            try
            {
                tree.WaitForExit(output.WaitForExit, cancellation);
            }
            catch (OperationCanceledException)
            {
                output.WaitForEnd(TimeSpan.Zero);
                throw;
            }

            output.WaitForEnd(OutputGrace);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The host cannot show its output, or the system has no more files.
            tree.End();
            throw;
        }
    }

    // A terminal sends Ctrl+C to all processes at the same time, so the program may have ended before this process has received it. That the run was cancelled is more precise than that it failed.
    private static void AwaitInterrupt(int exitCode, Operation operation)
    {
        if (ExitCodeMeaning.IsInterrupt(exitCode, OperatingSystem.IsWindows()) && operation.Cancellation.WaitHandle.WaitOne(InterruptGrace))
        {
            throw new OperationCanceledException(operation.Cancellation);
        }
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
            StandardOutputEncoding = OutputLines.Encoding,
            StandardErrorEncoding = OutputLines.Encoding,
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
    public static ProcessTree Start(ProcessStartInfo info)
    {
        var name = info.FileName;
        try
        {
            return ProcessTree.Start(info);
        }
        catch (Win32Exception exception)
        {
            throw new CmException(
                new CmError("ProgramNotStarted", ReturnCode.Failed, CmErrorCategory.NotInstalled, Reason(name, info.WorkingDirectory, exception) + ".")
                {
                    Hint = IsTooLong(info.WorkingDirectory) ? "Choose a home with a shorter path." : "Check that it is installed and on PATH.",
                    Target = name,
                },
                exception);
        }
    }

    private static string Reason(string name, string directory, Win32Exception exception) => IsTooLong(directory)
        ? $"'{name}' was not started: Windows starts no program in a directory with a path of more than {LongestDirectoryOfWindows} characters, and '{directory}' has {directory.Length}"
        : StartFailure.Describe(name, exception);

    private static bool IsTooLong(string directory) => OperatingSystem.IsWindows() && directory.Length > LongestDirectoryOfWindows;
}

/// <summary>The program to start.</summary>
/// <param name="Program">The program, by name or full path.</param>
/// <param name="Arguments">Its arguments, without quoting.</param>
/// <param name="WorkDirectory">Full path of its working directory.</param>
/// <param name="Environment">Variables to set besides those of this process.</param>
internal sealed record ChildProcessStart(
    string Program, IReadOnlyList<string> Arguments, string WorkDirectory, IReadOnlyList<KeyValuePair<string, string>> Environment);

/// <summary>The end of a program.</summary>
/// <param name="ExitCode">Its exit code; on Unix 128 and the number of the signal when a signal ended it.</param>
/// <param name="LastLines">The last lines that it printed, to either stream.</param>
internal sealed record ProgramEnd(int ExitCode, IReadOnlyList<string> LastLines);

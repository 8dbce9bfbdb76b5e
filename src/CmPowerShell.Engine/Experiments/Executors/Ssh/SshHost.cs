using System.Diagnostics;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Ssh;

/// <summary>A host that measures points. Its command is always the same: data goes over the standard input, and the answer comes over the standard output.</summary>
internal sealed partial class SshHost
{
    private const string Program = "ssh";

    // What ssh itself and the shell of the host end with, if the program did not run.
    private static readonly int[] NotReached = [126, 127, 255];
    private static readonly string[] Options = ["-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=30", "--"];
    private static readonly string[] Command = ["cm", "run", "experiment", "--point_task=-"];

    private readonly string _name;

    private SshHost(string name) => _name = name;

    /// <summary>Why it does not measure any more; null as long as it does.</summary>
    public CmError? Problem { get; private set; }

    /// <summary>Makes a host of its name.</summary>
    /// <exception cref="CmException">Ids <c>HostNameInvalid</c>, <c>ProgramNotStarted</c>.</exception>
    public static SshHost Create(string name)
    {
        if (!Names().IsMatch(name))
        {
            throw new CmException(new CmError("HostNameInvalid", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' is no name of a host.")
            { Hint = "Write it as ssh takes it: a name of its configuration, a host, or user@host.", Target = name });
        }

        return ProgramPath.Find(Program) is null
            ? throw new CmException(new CmError("ProgramNotStarted", ReturnCode.Failed, CmErrorCategory.NotInstalled, "The program ssh is not on PATH.") { Hint = "Install OpenSSH.", Target = Program })
            : new SshHost(name);
    }

    /// <summary>Sends a task, and waits for its answer.</summary>
    /// <returns>The answer, or the error of the point; neither if the host cannot be used, which <see cref="Problem"/> explains.</returns>
    /// <exception cref="OperationCanceledException">The operation was cancelled. The host notices that its input has ended, and ends what it runs.</exception>
    public (MetaMap? Answer, CmError? Error) Measure(MetaMap task, Operation operation)
    {
        operation.Cancellation.ThrowIfCancellationRequested();
        using var tree = ChildProcess.Start(StartInfo());
        var (output, errors) = (Task.Run(() => Follow(tree.Process.StandardOutput, operation), CancellationToken.None), tree.Process.StandardError.ReadToEndAsync());
        Send(tree.Process, JsonMeta.WriteLine(task));
        tree.WaitForExit(operation.Cancellation);
        var lines = errors.GetAwaiter().GetResult().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (output.GetAwaiter().GetResult() is { } answer)
        {
            return (answer, null);
        }

        var reason = lines.Length > 0 ? lines[^1] : $"exit code {tree.Process.ExitCode}";
        if (NotReached.Contains(tree.Process.ExitCode))
        {
            Problem = new CmError("HostNotUsable", ReturnCode.Failed, CmErrorCategory.Connection, $"The host '{_name}' cannot measure: {reason}")
            { Hint = "Check that ssh connects to it without a question, and that CmPowerShell is installed there.", Target = _name };
            return (null, null);
        }

        return (null, new CmError("TaskLost", ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"The host '{_name}' has left no result: {reason}")
        { Hint = "Measure it again with -Resume.", ClassicHint = "Measure it again with --resume.", LastLines = lines, Target = _name });
    }

    private ProcessStartInfo StartInfo() => new(Program, [.. Options, _name, .. Command])
    {
        UseShellExecute = false,
        CreateNoWindow = true,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = OutputLines.Encoding,
        StandardOutputEncoding = OutputLines.Encoding,
        StandardErrorEncoding = OutputLines.Encoding,
    };

    // The input stays open: its end means that the caller does not wait any more.
    private static void Send(Process process, string line)
    {
        try
        {
            process.StandardInput.Write(line + "\n");
            process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended before it read; its exit code has the reason.
        }
    }

    // The last map is the answer; those before it are what the task reports, while it runs.
    private static MetaMap? Follow(StreamReader output, Operation operation)
    {
        MetaMap? answer = null;
        while (output.ReadLine() is { } line)
        {
            if (Find(line) is { } map && !TaskOutput.TryReport(map, operation.Events))
            {
                answer = map;
            }
        }

        return answer;
    }

    // The host may print something else in front, such as a greeting.
    private static MetaMap? Find(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonMeta.Parse(line, "answer") as MetaMap : null;
        }
        catch (CmException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_\[][A-Za-z0-9_.@:%\[\]-]*$")]
    private static partial Regex Names();
}

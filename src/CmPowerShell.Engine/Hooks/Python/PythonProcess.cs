using System.Diagnostics;
using System.Globalization;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>One running Python with the host program: messages in both directions, its output, and its end.</summary>
internal sealed class PythonProcess : IDisposable
{
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastOutputGrace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan EndGrace = TimeSpan.FromMilliseconds(500);
    private readonly ProcessTree _tree;
    private readonly Process _process;
    private readonly Stream _input;
    private readonly MessageInbox _inbox;
    private readonly LongTexts _sent = new();
    private readonly SemaphoreSlim _callLock = new(1, 1);

    private PythonProcess(ProcessTree tree, string mark, Func<string, string?> variable)
    {
        (_tree, _process) = (tree, tree.Process);
        var process = tree.Process;
        Environment = new EnvironmentFollower(variable);
        var (messages, output) = (process.StandardOutput.BaseStream, process.StandardError.BaseStream);
        _input = process.StandardInput.BaseStream;
        var knowsExit = false;
        if (OperatingSystem.IsLinux())
        {
            messages = LinuxPipeStream.TryMake(messages, process) ?? messages;
            output = LinuxPipeStream.TryMake(output) ?? output;
            _input = LinuxPipeStream.TryMake(_input) ?? _input;
            knowsExit = messages is LinuxPipeStream { KnowsExit: true };
        }

        _inbox = new MessageInbox(messages, _sent, Dispose);
        Output = new HookOutput(output, mark);
        ReadingThread.Start("cm hook output", Output.ReadAll);
        if (!knowsExit)
        {
            _ = _inbox.EndAfter(process);
        }
    }

    /// <summary>Its output.</summary>
    public HookOutput Output { get; }

    /// <summary>The environment that it has received.</summary>
    public EnvironmentFollower Environment { get; }

    /// <summary>Full path of the Python program, as Python reports it.</summary>
    public string Program { get; private set; } = "";

    /// <summary>The environment that the program got, which is a shim's where it is one.</summary>
    public IDictionary<string, string?> Given => _process.StartInfo.Environment;

    /// <summary>Whether it can still be spoken to.</summary>
    public bool IsAlive => !_inbox.HasEnded && !_process.HasExited;

    /// <summary>A description of its end; valid after its end.</summary>
    public string End
    {
        get
        {
            _process.WaitForExit(TimeSpan.FromSeconds(2));
            return !_process.HasExited ? "it closed its connection"
                : ExitCodeMeaning.Explain(_process.ExitCode, OperatingSystem.IsWindows()).Signal ?? string.Create(CultureInfo.InvariantCulture, $"exit code {_process.ExitCode}");
        }
    }

    /// <summary>Starts a program and reads its first message.</summary>
    /// <param name="program">How to start Python.</param>
    /// <param name="hostFolder">The folder with the host program; it is also the current directory of the process between calls.</param>
    /// <param name="hello">The first message; null when it ended without one.</param>
    /// <param name="settings">Read a variable of the environment that it should have, and decide whether it has network.</param>
    /// <param name="asksEnvironment">Whether the first message shall contain its environment.</param>
    /// <param name="limit">The maximum time until the first message.</param>
    /// <param name="cancellation">Ends the wait, and then the process.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It could not be started.</exception>
    /// <exception cref="TimeoutException">The time is over; it has been ended.</exception>
    public static PythonProcess Start(
        PythonProgram program, string hostFolder, HookSettings settings, bool asksEnvironment, TimeSpan limit, CancellationToken cancellation, out MetaMap? hello)
    {
        var info = new ProcessStartInfo(program.Program)
        {
            WorkingDirectory = hostFolder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in program.Environment)
        {
            info.Environment[name] = value;
        }

        program.Arguments.Append(Path.Combine(hostFolder, HostFolder.FileName)).ToList().ForEach(info.ArgumentList.Add);
        if (settings.Network.IsOffline)
        {
            NetworkIsolation.Apply(info);
        }

        var mark = Guid.NewGuid().ToString("N");
        var process = new PythonProcess(ProcessTree.Start(info), mark, settings.Environment);
        try
        {
            process.Send(new MetaMap { ["op"] = "start", ["marker"] = process.Output.NeedsMarks ? mark : MetaNull.Instance, ["environ"] = asksEnvironment });
            hello = process.Receive(limit, cancellation);
            process.Program = hello?.Text("program") ?? "";
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Waits until no other thread speaks to the process.</summary>
    public void EnterCall(CancellationToken cancellation) => _callLock.Wait(cancellation);

    /// <summary>Ends what <see cref="EnterCall"/> began.</summary>
    public void ExitCall()
    {
        _sent.Forget();
        _callLock.Release();
    }

    /// <summary>Sends a message. A process that has ended loses it; the next <see cref="Receive(CancellationToken)"/> reports this.</summary>
    public void Send(MetaMap message)
    {
        try
        {
            MessageStream.Write(_input, message, _sent);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            Debug.WriteLine(exception.Message);
        }
    }

    /// <summary>Reverts the changes of the hooks of a run.</summary>
    public void EndRun() => Send(new MetaMap { ["op"] = "end_run" });

    /// <summary>Gets the next message, after everything printed before it has been shown; null when the process has ended.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public MetaMap? Receive(CancellationToken cancellation) => Receive(Timeout.InfiniteTimeSpan, cancellation);

    private MetaMap? Receive(TimeSpan limit, CancellationToken cancellation)
    {
        var message = _inbox.Take(limit, cancellation);
        if (message is null)
        {
            Output.WaitForEnd(LastOutputGrace);
            return null;
        }

        Output.WaitFor(message.Find("mark") is MetaInteger mark ? (long)mark.Value : 0, OutputGrace);

        return message;
    }

    /// <summary>Signals that there are no more calls. It then ends by itself, which is faster than to search all its child processes.</summary>
    public void Leave()
    {
        try
        {
            _input.Close();
        }
        catch (IOException exception)
        {
            // It has ended already.
            Debug.WriteLine(exception.Message);
        }
    }

    /// <summary>Waits briefly for the end after <see cref="Leave"/>, and then ends it. What a hook started in the background continues, as it does after a native script.</summary>
    public void AwaitEnd()
    {
        if (!_process.WaitForExit(EndGrace))
        {
            Dispose();
        }
        else
        {
            _tree.EndWatch();
        }
    }

    /// <summary>Ends it and all its child processes immediately.</summary>
    public void Dispose() => _tree.End();
}

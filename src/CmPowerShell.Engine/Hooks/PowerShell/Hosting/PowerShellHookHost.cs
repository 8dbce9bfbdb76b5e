using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.PowerShell.Hosting;

/// <summary>
/// Runs hooks in a PowerShell process, for a program that does not contain PowerShell. The process is started by the first hook and lives until this is disposed.
/// </summary>
/// <param name="start">How to start a PowerShell that serves the pipe of the given name; null when there is no PowerShell.</param>
public sealed class PowerShellHookHost(Func<string, ProcessStartInfo?> start) : IPowerShellHookRunner, IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan EndGrace = TimeSpan.FromMilliseconds(500);
    private readonly object _calls = new();
    private readonly object _writing = new();
    private readonly LongTexts _sent = new();
    private readonly EnvironmentFollower _environment = new(_ => null);
    private ProcessTree? _tree;
    private NamedPipeServerStream? _pipe;
    private volatile IEventSink _output = NullEventSink.Instance;

    /// <inheritdoc/>
    public bool Defines(string file, string function, Operation operation) =>
        Exchange(new MetaMap { ["op"] = "defines", ["file"] = file, ["function"] = function }, file, function, operation).Flag("defined");

    /// <inheritdoc/>
    public HookOutcome Call(string file, HookCall call, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(operation);
        return CallMessage.Read(Exchange(new MetaMap { ["op"] = "call", ["file"] = file, ["call"] = CallMessage.Write(call) }, file, call.Function, operation), call);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        lock (_calls)
        {
            _pipe?.Dispose();
            if (_tree is not null && !_tree.Process.WaitForExit(EndGrace))
            {
                _tree.End();
            }

            (_pipe, _tree) = (null, null);
        }
    }

    private MetaMap Exchange(MetaMap message, string file, string function, Operation operation)
    {
        lock (_calls)
        {
            operation.Cancellation.ThrowIfCancellationRequested();
            _output = operation.Events;
            try
            {
                EnsureStarted(file, operation.Cancellation);
                message["can_ask"] = operation.Interaction.CanAsk;
                if (_environment.Changes() is { } changes)
                {
                    message["environ"] = changes;
                }

                Send(message);
                using var cancelled = operation.Cancellation.Register(Cancel);
                return Converse(file, function, operation);
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
            {
                if (exception is InvalidDataException)
                {
                    // Nothing after it can be read.
                    _pipe?.Dispose();
                }

                operation.Cancellation.ThrowIfCancellationRequested();
                throw Died(file, function);
            }
            finally
            {
                _output = NullEventSink.Instance;
                _sent.Forget();
            }
        }
    }

    private MetaMap Converse(string file, string function, Operation operation)
    {
        while (MessageStream.Read(_pipe!, _sent) is { } message)
        {
            switch (message.Text("op"))
            {
                case "result":
                    operation.Cancellation.ThrowIfCancellationRequested();
                    return message;
                case "failure":
                    operation.Cancellation.ThrowIfCancellationRequested();
                    throw new CmException(ErrorMessage.Read(message));
                case "event":
                    if (EventMessage.Read(message) is { } told)
                    {
                        operation.Events.Publish(told);
                    }

                    break;
                case "choose":
                    Send(new MetaMap { ["op"] = "answer", ["index"] = Choose(message, operation) is { } place ? place : MetaNull.Instance });
                    break;
                case "read_line":
                    Send(new MetaMap { ["op"] = "answer", ["line"] = operation.Interaction.ReadLine(message.Text("prompt")) is { } line ? line : MetaNull.Instance });
                    break;
                case var other:
                    throw new InvalidDataException($"The process sent '{other}', which is not known.");
            }
        }

        operation.Cancellation.ThrowIfCancellationRequested();
        throw Died(file, function);
    }

    private static int? Choose(MetaMap message, Operation operation) => operation.Interaction.Choose(new Choice(
        message.Text("question"), [.. message.List("options").Texts()], message.Find("default") is MetaInteger number ? (int)number.Value : 0));

    // The pipeline is stopped there; a process that does not do that is ended.
    private void Cancel()
    {
        var tree = _tree;
        try
        {
            Send(new MetaMap { ["op"] = "cancel" });
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            Debug.WriteLine(exception.Message);
        }

        _ = Task.Delay(CancelGrace).ContinueWith(_ =>
        {
            if (ReferenceEquals(_output, NullEventSink.Instance) || !ReferenceEquals(tree, _tree))
            {
                return;
            }

            tree?.End();
        }, TaskScheduler.Default);
    }

    private void Send(MetaMap message)
    {
        lock (_writing)
        {
            MessageStream.Write(_pipe!, message, _sent);
        }
    }

    private void EnsureStarted(string file, CancellationToken cancellation)
    {
        if (_tree is { Process.HasExited: false } && _pipe is { IsConnected: true })
        {
            return;
        }

        _pipe?.Dispose();
        var name = $"cm-hooks-{Guid.NewGuid():N}";
        _pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        _tree = Start(start(name) ?? throw Missing(file, "there is no PowerShell: neither pwsh 7.4 or newer on PATH nor the folder cm-pwsh next to the program"), file);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(StartLimit);
        _ = _tree.Process.WaitForExitAsync(limit.Token).ContinueWith(_ => TryCancel(limit), TaskScheduler.Default);
        try
        {
            _pipe.WaitForConnectionAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            _tree.End();
            _tree = null;
            cancellation.ThrowIfCancellationRequested();
            throw Missing(file, "the PowerShell that was started did not load the module");
        }
    }

    private ProcessTree Start(ProcessStartInfo info, string file)
    {
        // Its input is not that of the program, which belongs to scripts; what is printed past PowerShell is shown as it comes.
        info.UseShellExecute = false;
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        ProgramOutput.GetReady();
        try
        {
            var tree = ProcessTree.Start(info);
            tree.Process.StandardInput.Close();
            ProgramOutput.Read(tree.Process, new CurrentOutput(this));
            return tree;
        }
        catch (Win32Exception exception)
        {
            throw Missing(file, StartFailure.Describe(info.FileName, exception));
        }
    }

    private static void TryCancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has connected.
        }
    }

    private CmException Died(string file, string function)
    {
        var process = _tree?.Process;
        process?.WaitForExit(EndGrace);
        var end = process is { HasExited: true }
            ? ExitCodeMeaning.Explain(process.ExitCode, OperatingSystem.IsWindows()).Signal ?? string.Create(CultureInfo.InvariantCulture, $"exit code {process.ExitCode}")
            : "it closed its connection";
        return new CmException(new CmError("HookProcessDied", ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"The hook '{function}' in '{file}' ended its PowerShell process ({end}).")
        {
            Hint = "The next call gets a new process.",
            Location = new SourceLocation(file),
            Target = file,
        });
    }

    private static CmException Missing(string file, string why) => new(new CmError(
        "PowerShellHooksUnavailable",
        ReturnCode.Failed,
        CmErrorCategory.NotInstalled,
        $"The script '{Path.GetFileName(Path.GetDirectoryName(file))}' has hooks in PowerShell ({Path.GetFileName(file)}), and {why}.")
    {
        Hint = "Install PowerShell 7.4 or newer, or install the program cm again with all of its files.",
        Location = new SourceLocation(file),
        Target = file,
    });

    // A call has its own events, and the process outlives it.
    private sealed class CurrentOutput(PowerShellHookHost host) : IEventSink
    {
        public void Publish(EngineEvent engineEvent) => host._output.Publish(engineEvent);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipes;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks.Messages;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.PowerShell.Hosting;

/// <summary>The other side of <see cref="PowerShellHookHost"/>: calls hooks in this process, which has PowerShell, for the process that started it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as its process, and a hook can use it until the end.")]
public sealed class PowerShellHookService
{
    private readonly NamedPipeClientStream _pipe;
    private readonly IPowerShellHookRunner _runner;
    private readonly object _writing = new();
    private readonly BlockingCollection<MetaMap> _answers = [];
    private CancellationTokenSource _cancellation = new();

    private PowerShellHookService(NamedPipeClientStream pipe, IPowerShellHookRunner runner) => (_pipe, _runner) = (pipe, runner);

    /// <summary>Serves until the other process closes the connection.</summary>
    /// <param name="pipe">The name of the pipe.</param>
    /// <param name="runner">Calls the hooks.</param>
    public static void Serve(string pipe, IPowerShellHookRunner runner)
    {
        using var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        stream.Connect(TimeSpan.FromSeconds(10));
        new PowerShellHookService(stream, runner).Serve();
    }

    private void Serve()
    {
        Console.SetOut(new EventWriter(line => Publish(new OutputReceived(line, IsError: false))));
        Console.SetError(new EventWriter(line => Publish(new OutputReceived(line, IsError: true))));
        while (TryRead() is { } message)
        {
            switch (message.Text("op"))
            {
                case "answer":
                    _answers.Add(message);
                    break;
                case "cancel":
                    _cancellation.Cancel();
                    break;
                default:
                    _cancellation = new CancellationTokenSource();
                    new Thread(() => Answer(message, _cancellation.Token)) { Name = "cm hook", IsBackground = true }.Start();
                    break;
            }
        }

        // No caller waits for a hook that still runs.
        _cancellation.Cancel();
    }

    private MetaMap? TryRead()
    {
        try
        {
            return MessageStream.Read(_pipe);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Answer(MetaMap message, CancellationToken cancellation)
    {
        Send(Try(message, cancellation));
    }

    private MetaMap Try(MetaMap message, CancellationToken cancellation)
    {
        try
        {
            FollowEnvironment(message.Map("environ"));
            var operation = new Operation(new Sink(this), new Interaction(this, message.Flag("can_ask"), cancellation), cancellation);
            return message.Text("op") == "defines"
                ? new MetaMap { ["op"] = "result", ["defined"] = _runner.Defines(message.Text("file"), message.Text("function"), operation) }
                : Call(message, operation);
        }
        catch (CmException exception)
        {
            return Failure(exception.Error);
        }
        catch (OperationCanceledException)
        {
            return Failure(new CmError("HookFailed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, "The hook was stopped."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return Failure(new CmError("HookFailed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, $"The hook in '{message.Text("file")}' failed: {exception.Message}"));
        }
    }

    private MetaMap Call(MetaMap message, Operation operation)
    {
        var call = CallMessage.Read(message.Map("call"), NoAccess.Instance);
        var reply = CallMessage.Write(_runner.Call(message.Text("file"), call, operation));
        reply["op"] = "result";
        return reply;
    }

    private static MetaMap Failure(CmError error)
    {
        var message = ErrorMessage.Write(error);
        message["op"] = "failure";
        return message;
    }

    private static void FollowEnvironment(MetaMap changes)
    {
        foreach (var (name, value) in changes.Map("set"))
        {
            Environment.SetEnvironmentVariable(name, value.ToString());
        }

        foreach (var name in changes.List("unset").Texts())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private void Publish(EngineEvent engineEvent)
    {
        if (EventMessage.Write(engineEvent) is { } message)
        {
            message["op"] = "event";
            Send(message);
        }
    }

    private void Send(MetaMap message)
    {
        lock (_writing)
        {
            try
            {
                MessageStream.Write(_pipe, message);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The other process has ended, and this one is about to.
                _cancellation.Cancel();
            }
        }
    }

    private sealed class Sink(PowerShellHookService service) : IEventSink
    {
        public void Publish(EngineEvent engineEvent) => service.Publish(engineEvent);
    }

    private sealed class Interaction(PowerShellHookService service, bool canAsk, CancellationToken cancellation) : IInteraction
    {
        public bool CanAsk => canAsk;

        public int? Choose(Choice choice) => !canAsk ? null
            : Ask(new MetaMap { ["op"] = "choose", ["question"] = choice.Question, ["options"] = MetaList.OfTexts(choice.Options), ["default"] = choice.Default })
                .Find("index") is MetaInteger place ? (int)place.Value : null;

        public string? ReadLine(string prompt) => !canAsk ? null
            : (Ask(new MetaMap { ["op"] = "read_line", ["prompt"] = prompt }).Find("line") as MetaText)?.Value;

        private MetaMap Ask(MetaMap question)
        {
            service.Send(question);
            return service._answers.Take(cancellation);
        }
    }

    private sealed class NoAccess : IEngineAccess
    {
        public static NoAccess Instance { get; } = new();

        public MetaMap Access(MetaMap input, Operation operation) => new NoActions().Access(input, operation);

        public MetaMap ReadCommandLine(MetaValue commandLine, Operation operation) => [];

        public MetaMap CallAutomation(string method, MetaMap input, Operation operation) => Access(input, operation);
    }
}

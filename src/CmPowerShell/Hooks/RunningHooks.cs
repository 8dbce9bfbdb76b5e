using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Hooks;

/// <summary>The runspaces in which hooks currently run. The work of cmdlets there is a part of the run of the hook.</summary>
internal static class RunningHooks
{
    private static readonly ConcurrentDictionary<Runspace, RunningHook> Running = new();

    /// <summary>Begins a hook; it ends when the returned object is disposed.</summary>
    /// <param name="runspace">Its runspace.</param>
    /// <param name="hook">What its cmdlets work on.</param>
    public static IDisposable Begin(Runspace runspace, RunningHook hook)
    {
        Running[runspace] = hook;
        return new End(runspace);
    }

    /// <summary>The hook of the runspace on whose pipeline thread this is called; null in a session of a user.</summary>
    public static RunningHook? OfCurrentRunspace() => Runspace.DefaultRunspace is { } runspace ? Running.GetValueOrDefault(runspace) : null;

    private sealed class End(Runspace runspace) : IDisposable
    {
        public void Dispose() => Running.TryRemove(runspace, out _);
    }
}

/// <summary>A hook that runs at the moment.</summary>
/// <param name="Engine">The engine that runs it.</param>
/// <param name="Operation">The operation of its run, which contains its position in the run.</param>
internal sealed record RunningHook(CmEngine Engine, Operation Operation)
{
    /// <summary>The operation of a cmdlet in the hook: its events are those of the run, except that a problem is the cmdlet's own error.</summary>
    /// <param name="own">The operation that it would have outside of a hook.</param>
    public Operation Within(Operation own) => own with { Events = new EventsOfRun(Operation.Events, own.Events), Origin = Operation.Origin };

    private sealed class EventsOfRun(IEventSink run, IEventSink cmdlet) : IEventSink
    {
        public void Publish(EngineEvent engineEvent) => (engineEvent is ProblemReported ? cmdlet : run).Publish(engineEvent);
    }
}

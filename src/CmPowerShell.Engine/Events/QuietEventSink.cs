namespace CmPowerShell.Engine.Events;

/// <summary>Hides the progress messages of a run — which scripts are found, reused and called — and forwards output, warnings and problems.</summary>
/// <param name="next">Receives the forwarded events.</param>
internal sealed class QuietEventSink(IEventSink next) : IEventSink
{
    /// <summary>The operation without its story.</summary>
    public static Operation Wrap(Operation operation) =>
        operation.Events is QuietEventSink ? operation : operation with { Events = new QuietEventSink(operation.Events) };

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        var isStory = engineEvent is ScriptFound or CacheConsulted or HookCalled or NativeScriptStarting or ScriptFinished or DetailReported;
        next.Publish(isStory ? new SuppressedEvent(engineEvent) { Depth = engineEvent.Depth } : engineEvent);
    }
}

/// <summary>An event that is hidden from the user; it is only in the log of the run.</summary>
/// <param name="Event">What happened.</param>
internal sealed record SuppressedEvent(EngineEvent Event) : EngineEvent;

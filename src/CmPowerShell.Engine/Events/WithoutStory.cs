namespace CmPowerShell.Engine.Events;

/// <summary>Keeps the story of a run to itself — what is found, reused and called — and passes on output, warnings and problems.</summary>
/// <param name="next">Takes what is passed on.</param>
internal sealed class WithoutStory(IEventSink next) : IEventSink
{
    /// <summary>The operation without its story.</summary>
    public static Operation Of(Operation operation) =>
        operation.Events is WithoutStory ? operation : operation with { Events = new WithoutStory(operation.Events) };

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is not (ScriptFound or CacheConsulted or HookCalled or NativeScriptStarting or ScriptFinished or DetailReported))
        {
            next.Publish(engineEvent);
        }
    }
}

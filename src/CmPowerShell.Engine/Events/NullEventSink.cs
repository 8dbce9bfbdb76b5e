namespace CmPowerShell.Engine.Events;

/// <summary>Ignores every event.</summary>
public sealed class NullEventSink : IEventSink
{
    /// <summary>The one instance.</summary>
    public static NullEventSink Instance { get; } = new();

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
    }
}

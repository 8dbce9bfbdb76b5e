namespace CmPowerShell.Engine.Events;

/// <summary>Receives the events of an operation. Calls may come from any thread; an implementation must be quick and must not throw.</summary>
public interface IEventSink
{
    /// <summary>Takes one event.</summary>
    void Publish(EngineEvent engineEvent);
}

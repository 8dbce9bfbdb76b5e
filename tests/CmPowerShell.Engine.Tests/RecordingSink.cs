using System.Collections.Concurrent;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Tests;

/// <summary>Keeps every event.</summary>
internal sealed class RecordingSink : IEventSink
{
    private readonly ConcurrentQueue<EngineEvent> _events = new();

    public IReadOnlyList<EngineEvent> All => [.. _events];

    public void Publish(EngineEvent engineEvent) => _events.Enqueue(engineEvent);

    public IReadOnlyList<T> Of<T>() => _events.OfType<T>().ToList();
}

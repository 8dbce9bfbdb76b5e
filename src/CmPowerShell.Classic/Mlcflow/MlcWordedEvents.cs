using CmPowerShell.Engine.Events;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>Passes events on with commands of <c>mlc</c> in their texts.</summary>
/// <param name="inner">Takes the events.</param>
internal sealed class MlcWordedEvents(IEventSink inner) : IEventSink
{
    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent) => inner.Publish(MlcWording.Reword(engineEvent));
}

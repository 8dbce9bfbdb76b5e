using CmPowerShell.Engine.Events;

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>Passes events on, except one warning.</summary>
/// <param name="inner">Takes the events.</param>
/// <param name="id">The id of the warning.</param>
internal sealed class WithoutWarning(IEventSink inner, string id) : IEventSink
{
    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is not WarningReported warning || warning.Id != id)
        {
            inner.Publish(engineEvent);
        }
    }
}

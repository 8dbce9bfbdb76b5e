using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>Lets warnings, problems and details through. Nothing is found, reused or run in a plan, so the story of a run would be untrue.</summary>
/// <param name="next">Takes what is let through.</param>
internal sealed class PlanEvents(IEventSink next) : IEventSink
{
    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is WarningReported or ProblemReported or DetailReported)
        {
            next.Publish(engineEvent);
        }
    }
}

using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Where in a larger run a script runs.</summary>
/// <param name="Operation">Events, questions and cancellation.</param>
/// <param name="Depth">Depth in the tree of dependencies; 0 is the request of the caller.</param>
internal sealed record RunContext(Operation Operation, int Depth)
{
    /// <summary>The way to the script, and what the scripts on it share.</summary>
    public required CmPowerShell.Engine.Execution.Context.DependencyPath Trail { get; init; }

    /// <summary>The secrets of the run; null where only a plan is made.</summary>
    public RunSecrets? Secrets { get; init; }

    /// <summary>Which repositories may run; null where all may.</summary>
    public PinnedRule? Pinned { get; init; }

    /// <summary>The context of a dependency.</summary>
    public RunContext Deeper() => this with { Depth = Depth + 1 };

    /// <summary>Reports an event at this depth.</summary>
    public void Publish(EngineEvent engineEvent) => Operation.Events.Publish(engineEvent with { Depth = Depth });

    /// <summary>Reports a detail at this depth.</summary>
    public void Detail(string text) => Operation.Detail(text, Depth);
}

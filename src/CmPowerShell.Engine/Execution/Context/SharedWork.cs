using CmPowerShell.Engine.Cache;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>What a run has with a shared store.</summary>
/// <param name="Request">The result.</param>
/// <param name="Dependencies">How many dependencies had run when its address was made.</param>
internal sealed record SharedWork(SharedRequest Request, int Dependencies)
{
    /// <summary>The changes of a result that came from the store; null for one that the run makes.</summary>
    public RunDelta? Taken { get; set; }

    /// <summary>Whether the result came from the store.</summary>
    public bool IsTaken => Taken is not null;
}

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>A request that was planned, once for all calls that are equal.</summary>
internal sealed class PlannedScript
{
    private readonly List<PlannedCall> _calls = [];

    /// <summary>The script, as a node without a position; null while its variations are not known.</summary>
    public PlanNode? Node { get; set; }

    /// <summary>The calls of its dependencies, in their order.</summary>
    public IReadOnlyList<PlannedCall> Calls => _calls;

    /// <summary>Adds the call of a dependency.</summary>
    public void Add(PlannedCall call) => _calls.Add(call);
}

/// <summary>A call in a plan.</summary>
/// <param name="Script">What is called.</param>
/// <param name="WhyEnabled">Which conditions enabled it.</param>
/// <param name="IsReached">Whether a run that reaches the caller reaches it too.</param>
internal sealed record PlannedCall(PlannedScript Script, string WhyEnabled, bool IsReached);

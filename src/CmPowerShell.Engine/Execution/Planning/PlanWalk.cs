using CmPowerShell.Engine.Execution.Context;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>Lists the calls of a plan, each script before its dependencies.</summary>
/// <param name="root">The requested script; null where it could not be resolved.</param>
internal sealed class PlanWalk(PlannedCall? root)
{
    /// <summary>Each call, one after the other as they are requested: scripts in diamonds can have more calls than memory can hold.</summary>
    public IEnumerable<PlanNode> Calls() => Walk(repeats: true, unreached: true);

    /// <summary>Each request once, whether a run would reach it or not; a later equal one is a reference.</summary>
    public IEnumerable<PlanNode> Requests() => Walk(repeats: false, unreached: true);

    /// <summary>Each request that a run would reach once; a later equal one is a reference.</summary>
    public IEnumerable<PlanNode> Reached() => Walk(repeats: false, unreached: false);

    private IEnumerable<PlanNode> Walk(bool repeats, bool unreached)
    {
        var listed = new HashSet<PlannedScript>();
        var open = new Stack<(PlannedCall Call, int Depth, bool IsReached)>();
        if (root is not null)
        {
            open.Push((root, 0, root.IsReached));
        }

        while (open.TryPop(out var step))
        {
            var (call, depth, isReached) = step;
            var calls = unreached ? call.Script.Calls : [.. call.Script.Calls.Where(next => next.IsReached)];
            var isReference = !repeats && !listed.Add(call.Script) && calls.Count > 0;
            yield return call.Script.Node! with { Depth = depth, WhyEnabled = call.WhyEnabled, IsReached = isReached, IsReference = isReference };
            for (var place = isReference ? -1 : calls.Count - 1; place >= 0; place--)
            {
                open.Push((calls[place], depth + 1, isReached && calls[place].IsReached));
            }
        }
    }
}

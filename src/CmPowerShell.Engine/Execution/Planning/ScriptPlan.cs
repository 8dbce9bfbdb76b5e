using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>What a run would call, in the order of the calls: each script before its dependencies. Where it could not be completed, it holds what was resolved until then.</summary>
public sealed record ScriptPlan
{
    private static readonly string[] Printed = ["version", "version_min", "version_max"];

    private readonly PlanWalk _walk;

    internal ScriptPlan(PlannedCall? root)
    {
        _walk = new PlanWalk(root);
        Nodes = [.. _walk.Reached()];
    }

    /// <summary>The scripts that a run would reach. A request that repeats an earlier one is a reference to it, without the dependencies.</summary>
    public IReadOnlyList<PlanNode> Nodes { get; }

    /// <summary>Each call, also those that repeat earlier ones and those below a result that would come from the cache. They are listed while they are enumerated, since there can be very many.</summary>
    public IEnumerable<PlanNode> Calls => _walk.Calls();

    /// <summary>Each request once, whether a run would reach it or not, so that it does not depend on the cache.</summary>
    internal IEnumerable<PlanNode> Requests => _walk.Requests();

    /// <summary>Why the plan could not be completed; null when it is complete.</summary>
    public CmError? Error { get; init; }

    /// <summary>The plan as <c>cm plan script --out=json</c> prints it: <c>[depth, alias, asked tags, variations]</c>, with the version constraints behind where there are any. With all calls it is as the recorded plans of the reference have it.</summary>
    /// <param name="isWhole">Whether it lists <see cref="Calls"/>, not <see cref="Nodes"/>.</param>
    public MetaMap ToMeta(bool isWhole) => new() { ["return"] = (int)(Error?.Code ?? ReturnCode.Done), ["nodes"] = new MetaList((isWhole ? Calls : Nodes).Select(ToMeta)) };

    private static MetaList ToMeta(PlanNode node)
    {
        var meta = new MetaList { node.Depth, node.Script.Alias, node.AskedTags, node.Variations };
        var more = new MetaMap(Printed.Where(node.Versions.ContainsKey).Select(key => KeyValuePair.Create(key, (MetaValue)node.Versions[key])));
        if (node.IsReference)
        {
            more["see_above"] = true;
        }

        if (more.Count > 0)
        {
            meta.Add(more);
        }

        return meta;
    }
}

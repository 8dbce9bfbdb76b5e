using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Planning;

/// <summary>What a run would call, in the order of the calls: each script before its dependencies.</summary>
/// <param name="Nodes">The scripts. Where the plan could not be completed, those that were resolved until then.</param>
public sealed record ScriptPlan(IReadOnlyList<PlanNode> Nodes)
{
    private static readonly string[] Printed = ["version", "version_min", "version_max"];

    /// <summary>Why the plan could not be completed; null when it is complete.</summary>
    public CmError? Error { get; init; }

    /// <summary>The plan as <c>cm plan script --out=json</c> prints it: <c>[depth, alias, asked tags, variations]</c>, with the version constraints behind where there are any, as the recorded plans of the reference have it.</summary>
    public MetaMap ToMeta() => new() { ["return"] = (int)(Error?.Code ?? ReturnCode.Done), ["nodes"] = new MetaList(Nodes.Select(ToMeta)) };

    private static MetaList ToMeta(PlanNode node)
    {
        var meta = new MetaList { node.Depth, node.Script.Alias, node.AskedTags, node.Variations };
        if (Printed.Where(node.Versions.ContainsKey).ToList() is { Count: > 0 } keys)
        {
            meta.Add(new MetaMap(keys.Select(key => KeyValuePair.Create(key, (MetaValue)node.Versions[key]))));
        }

        return meta;
    }
}

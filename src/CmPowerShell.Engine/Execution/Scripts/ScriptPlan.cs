using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>What a run would call, in the order of the calls: each script before its dependencies.</summary>
/// <param name="Nodes">The scripts.</param>
public sealed record ScriptPlan(IReadOnlyList<PlanNode> Nodes)
{
    /// <summary>The plan as <c>cm plan script --out=json</c> prints it: <c>[depth, alias, asked tags, variations]</c>, with the version constraints behind where there are any.</summary>
    public MetaMap ToMeta() => new() { ["return"] = 0, ["nodes"] = new MetaList(Nodes.Select(ToMeta)) };

    private static MetaList ToMeta(PlanNode node)
    {
        var meta = new MetaList { node.Depth, node.Script.Alias, node.AskedTags, node.Variations };
        if (node.Versions.Count > 0)
        {
            meta.Add(new MetaMap(node.Versions.Select(pair => KeyValuePair.Create(pair.Key, (MetaValue)pair.Value))));
        }

        return meta;
    }
}

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance;

/// <summary>
/// Makes plans comparable. Where changes by name add several tags to a dependency, the reference puts them in the order of a Python set, which differs from
/// process to process; the requested tags, and the variations that follow from them, are therefore compared without regard to order.
/// </summary>
internal static class PlanText
{
    /// <summary>The return code of a plan and its nodes; of one that failed those that were resolved until then.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="inOrder">Whether the order of the variations of a script is compared too: it decides which of them overrides which.</param>
    internal static MetaMap Comparable(MetaMap plan, bool inOrder) => new()
    {
        ["return"] = plan.Find("return") ?? MetaNull.Instance,
        ["nodes"] = new MetaList(plan.List("nodes").OfType<MetaList>().Select(node => Node(node, inOrder))),
    };

    private static MetaText Node(MetaList node, bool inOrder) => new(
        string.Join("  ", node[0], node[1], Sorted(node[2]), inOrder ? node[3].ToString() : Sorted(node[3]), node.Count > 4 ? Constraints((MetaMap)node[4]) : "").TrimEnd());

    private static string Constraints(MetaMap versions) =>
        string.Join(' ', versions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Sorted(MetaValue tags) => string.Join(',', tags.ToString().Split(',').Order(StringComparer.Ordinal));
}

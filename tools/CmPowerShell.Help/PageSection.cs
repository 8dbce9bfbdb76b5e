using Markdig.Syntax;

namespace CmPowerShell.Help;

/// <summary>A heading with the blocks below it, up to the next heading of its level.</summary>
/// <param name="Title">The text of the heading.</param>
/// <param name="Blocks">The blocks below it, deeper headings included.</param>
internal sealed record PageSection(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>Splits blocks at the headings of a level. Blocks before the first one are left out.</summary>
    public static IReadOnlyList<PageSection> Split(IReadOnlyList<Block> blocks, int level)
    {
        var places = blocks.Select((block, place) => (block, place)).Where(pair => pair.block is HeadingBlock heading && heading.Level == level).Select(pair => pair.place).ToList();
        return [.. places.Select((place, order) => new PageSection(
            PageText.Of((HeadingBlock)blocks[place]),
            blocks.Take(order + 1 < places.Count ? places[order + 1] : blocks.Count).Skip(place + 1).ToList()))];
    }
}

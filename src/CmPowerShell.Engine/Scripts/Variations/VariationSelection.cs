using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The variations with which a script runs.</summary>
/// <param name="Explicit">The requested ones, exclusions as <c>-x</c>.</param>
/// <param name="Names">All, in the order in which they are applied, including marks such as <c>-x</c>.</param>
/// <param name="Groups">The groups of the script.</param>
internal sealed record VariationSelection(IReadOnlyList<string> Explicit, IReadOnlyList<string> Names, VariationGroups Groups)
{
    /// <summary>The variations as tags in one text, such as <c>_cpu,_fp32</c>.</summary>
    public string Text { get; } = string.Join(',', Names.Select(name => "_" + name));
}

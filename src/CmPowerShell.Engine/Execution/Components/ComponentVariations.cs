using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>The variations of an early component: plain names, without groups, bases or aliases.</summary>
internal static class ComponentVariations
{
    private const char Prefix = '_';

    /// <summary>The variations among the requested tags, without their prefix and each once.</summary>
    public static IReadOnlyList<string> Asked(IEnumerable<string> tags) =>
        tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 1 && tag[0] == Prefix).Select(tag => tag[1..]).Distinct().ToList();

    /// <summary>The variations the meta selects when none is asked for.</summary>
    public static IReadOnlyList<string> Defaults(MetaMap meta) => meta.Texts("default_variations");

    /// <summary>The meta of each selected variation.</summary>
    /// <exception cref="CmException">Id <c>VariationNotFound</c>.</exception>
    public static IReadOnlyList<MetaMap> Select(Artifact component, MetaMap meta, IEnumerable<string> names)
    {
        var variations = meta.Map("variations");
        return names
            .Select(name => variations.Find(name) as MetaMap
                ?? throw ScriptErrors.VariationNotFound(component, name, variations.Keys.ToList(), ReturnCode.Failed))
            .ToList();
    }
}

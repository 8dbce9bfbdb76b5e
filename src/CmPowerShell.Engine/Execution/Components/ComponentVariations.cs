using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>The variations of an early component: plain names, without groups, bases or aliases.</summary>
internal static class ComponentVariations
{
    private const char Prefix = '_';

    /// <summary>The variations among the requested tags, without their prefix and each once.</summary>
    public static IReadOnlyList<string> Asked(IEnumerable<string> tags) =>
        tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 1 && tag[0] == Prefix).Select(tag => tag[1..]).Distinct().ToList();

    /// <summary>Returns the meta of each selected variation.</summary>
    /// <exception cref="CmException">Id <c>VariationNotFound</c>.</exception>
    public static IReadOnlyList<ScriptPart> Select(ScriptModel script, IEnumerable<string> names) => names
        .Select(name => script.Variations.TryGetValue(name, out var variation)
            ? variation
            : throw ScriptErrors.VariationNotFound(script.Artifact, name, script.Variations.Keys.ToList(), ReturnCode.Failed))
        .ToList<ScriptPart>();
}

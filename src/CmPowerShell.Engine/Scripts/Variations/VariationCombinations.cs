using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The rules <c>valid_variation_combinations</c> and <c>invalid_variation_combinations</c>: lists of sets of variations.</summary>
internal static class VariationCombinations
{
    /// <summary>Holds a selection against the rules.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>VariationsConflict</c>.</exception>
    public static void Check(ScriptModel script, IReadOnlyCollection<string> names)
    {
        if (script.ValidCombinations.Count > 0 && !script.ValidCombinations.Any(set => set.All(names.Contains)))
        {
            throw VariationErrors.Combination(script, names, ScriptKeys.ValidCombinations);
        }

        if (script.InvalidCombinations.Any(set => set.All(names.Contains)))
        {
            throw VariationErrors.Combination(script, names, ScriptKeys.InvalidCombinations);
        }
    }
}

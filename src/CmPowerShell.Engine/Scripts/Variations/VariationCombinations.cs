using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The rules <c>valid_variation_combinations</c> and <c>invalid_variation_combinations</c>: lists of sets of variations.</summary>
internal static class VariationCombinations
{
    private const string Valid = "valid_variation_combinations";
    private const string Invalid = "invalid_variation_combinations";

    /// <summary>Holds a selection against the rules.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>VariationsConflict</c>.</exception>
    public static void Check(ScriptMeta script, IReadOnlyCollection<string> names)
    {
        var valid = Sets(script.Map, Valid);
        if (valid.Count > 0 && !valid.Exists(set => set.All(names.Contains)))
        {
            throw VariationErrors.Combination(script, names, Valid);
        }

        if (Sets(script.Map, Invalid).Exists(set => set.All(names.Contains)))
        {
            throw VariationErrors.Combination(script, names, Invalid);
        }
    }

    private static List<List<string>> Sets(MetaMap meta, string key) =>
        meta.List(key).OfType<MetaList>().Select(set => set.Texts().ToList()).ToList();
}

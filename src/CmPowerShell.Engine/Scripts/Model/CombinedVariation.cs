namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A variation such as <c>a,b</c>, which counts when all its parts are selected.</summary>
/// <param name="Name">Its key in the meta.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record CombinedVariation(string Name, IReadOnlyList<string> Parts)
{
    /// <summary>Returns the combined variations of a script. Those with fewer parts come first, so that larger ones can override them.</summary>
    public static IReadOnlyList<CombinedVariation> ReadAll(IEnumerable<string> variations) => variations
        .Where(name => name.Contains(',', StringComparison.Ordinal))
        .Select(name => new CombinedVariation(name, name.Split(',')))
        .OrderBy(combined => combined.Parts.Count)
        .ToList();

    /// <summary>Returns the combined variations of a script that count where some are selected, each with the value of its dynamic part; empty where none is dynamic.</summary>
    public static IEnumerable<(string Name, string Value)> Select(ScriptModel script, IReadOnlyList<string> selected)
    {
        var all = selected.ToHashSet(StringComparer.Ordinal);
        return script.Combined
            .Select(combined => (combined.Name, Value: script.Rules.CombinedVariationsComeLast ? combined.Fit(selected) : combined.IsSatisfied(all) ? "" : null))
            .Where(combined => combined.Value is not null)
            .Select(combined => (combined.Name, combined.Value!));
    }

    /// <summary>
    /// Returns the value that fills the combination among selected variations, where one of its parts may be dynamic (<c>a,x.#</c>); empty where no part is, null
    /// where a part is missing or more than one part is dynamic.
    /// </summary>
    /// <param name="selected">The names in their order; of two that fill the same part the first counts.</param>
    public string? Fit(IReadOnlyList<string> selected)
    {
        var dynamic = Parts.Where(part => part.EndsWith(".#", StringComparison.Ordinal)).ToList();
        if (!Parts.Except(dynamic).All(selected.Contains) || dynamic.Count > 1)
        {
            return null;
        }

        return dynamic is not [var pattern] ? "" : selected.FirstOrDefault(name => VariationName.Pattern(name) == pattern) is { } name ? VariationName.Value(name) : null;
    }

    /// <summary>Whether all parts are among the selected variations.</summary>
    public bool IsSatisfied(ICollection<string> selected) => Parts.All(selected.Contains);
}

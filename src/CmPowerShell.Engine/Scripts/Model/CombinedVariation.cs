namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>A variation such as <c>a,b</c>, which counts when all its parts are selected.</summary>
/// <param name="Name">Its key in the meta.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record CombinedVariation(string Name, IReadOnlyList<string> Parts)
{
    private readonly string[] _dynamic = [.. Parts.Where(part => part.EndsWith(".#", StringComparison.Ordinal))];

    /// <summary>Returns the combined variations of a script. Those with fewer parts come first, so that larger ones can override them.</summary>
    public static IReadOnlyList<CombinedVariation> ReadAll(IEnumerable<string> variations) => variations
        .Where(name => name.Contains(',', StringComparison.Ordinal))
        .Select(name => new CombinedVariation(name, name.Split(',')))
        .OrderBy(combined => combined.Parts.Count)
        .ToList();

    /// <summary>Returns the combined variations of a script that count where some are selected, each with the value of its dynamic part; empty where none is dynamic.</summary>
    public static IEnumerable<(string Name, string Value)> Select(ScriptModel script, IReadOnlyList<string> selected)
    {
        if (script.Combined.Count == 0)
        {
            return [];
        }

        var all = selected.ToHashSet(StringComparer.Ordinal);
        return script.Combined
            .Select(combined => (combined.Name, Value: script.Rules.CombinedVariationsCanBeDynamic ? combined.Fit(selected) : combined.IsSatisfied(all) ? "" : null))
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
        if (_dynamic.Length > 1 || !Parts.All(part => selected.Contains(part) || _dynamic.Contains(part)))
        {
            return null;
        }

        return _dynamic is not [var pattern] ? "" : selected.FirstOrDefault(name => VariationName.Pattern(name) == pattern) is { } name ? VariationName.Value(name) : null;
    }

    /// <summary>Whether all parts are among the selected variations.</summary>
    public bool IsSatisfied(ICollection<string> selected) => Parts.All(selected.Contains);

    /// <summary>Explains why it never counts with any selection, as the end of a sentence; null where it can.</summary>
    /// <param name="groupOf">Returns the group of a variation; empty or null for none.</param>
    public string? WhyNever(Func<string, string?> groupOf) => Parts.Select(part =>
            part != part.Trim() ? $"its part '{part}' begins or ends with a blank"
            : part.EndsWith('#') ? $"its part '{part}' is selected with a value only"
            : null).FirstOrDefault(why => why is not null)
        ?? Parts.Where(part => groupOf(part) is { Length: > 0 }).GroupBy(groupOf).Where(members => members.Distinct().Count() > 1)
            .Select(members => $"its parts {string.Join(" and ", members.Distinct().Select(part => $"'{part}'"))} are in the group '{members.Key}', of which only one is selected").FirstOrDefault();

    /// <summary>Whether a selection has what its author meant: each part without blanks, or with a value.</summary>
    /// <param name="selected">The selected variations.</param>
    public bool IsMeant(ICollection<string> selected) => Parts.Select(part => part.Trim()).All(part =>
        selected.Contains(part) || (part.EndsWith('#') && selected.Any(name => name.StartsWith(part[..^1], StringComparison.Ordinal))));
}

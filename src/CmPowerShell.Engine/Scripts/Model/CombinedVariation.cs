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

    /// <summary>Whether all parts are among the selected variations.</summary>
    public bool IsSatisfied(ICollection<string> selected) => Parts.All(selected.Contains);

    /// <summary>Explains why it never counts, whatever is selected, as the end of a sentence; null where it can.</summary>
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

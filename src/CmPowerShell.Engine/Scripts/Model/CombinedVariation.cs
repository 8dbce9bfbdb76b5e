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
}

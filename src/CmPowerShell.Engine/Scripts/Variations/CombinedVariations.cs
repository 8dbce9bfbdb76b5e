using CmPowerShell.Engine.Meta;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>Variations such as <c>a,b</c>, which count when all their parts are selected. Those with fewer parts come first, so that larger ones can override them.</summary>
internal static class CombinedVariations
{
    /// <summary>The combined variations in the order in which they are applied.</summary>
    public static IEnumerable<(string Name, string[] Parts)> Of(MetaMap variations) => variations.Keys
        .Where(name => name.Contains(',', StringComparison.Ordinal))
        .Select(name => (Name: name, Parts: name.Split(',')))
        .OrderBy(combined => combined.Parts.Length);
}

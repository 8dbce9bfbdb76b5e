using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Scripts.Variations;

/// <summary>The hint for a user who named a variation that a script does not have.</summary>
internal static class VariationHint
{
    private const int MostNamed = 20;

    /// <summary>The nearest variations, or else those that there are; of many the first, and how many more.</summary>
    /// <param name="variation">What was named, without <c>_</c>.</param>
    /// <param name="known">The keys of the meta. Combined ones are not suggested, because a user requests their parts.</param>
    public static string For(string variation, IEnumerable<string> known)
    {
        var tags = Single(known).Select(name => "_" + name).ToList();
        if (AsBoolean(variation) is { } read && tags.Contains("_" + read))
        {
            return $"YAML reads '{variation}' without quotes as '{read}': write the name in quotes in the meta, or request '_{read}'.";
        }

        return NearestName.Hint("_" + variation, tags) ?? All(tags);
    }

    /// <summary>What meta should have named instead, or null when nothing is near.</summary>
    /// <param name="name">What meta names.</param>
    /// <param name="script">The script.</param>
    public static string? ForMeta(string name, ScriptModel script) => name.StartsWith('_') && VariationName.Defined(name[1..], script.Variations) is not null
        ? "Leave out the leading '_'."
        : NearestName.Hint(name, Single(script.Variations.Keys));

    private static string? AsBoolean(string name) => name.ToUpperInvariant() switch
    {
        "ON" or "YES" => "true",
        "OFF" or "NO" => "false",
        _ => null,
    };

    private static IEnumerable<string> Single(IEnumerable<string> known) => known.Where(name => !name.Contains(',', StringComparison.Ordinal));

    private static string All(List<string> tags) => tags.Count == 0
        ? "It has no variations at all."
        : $"Its variations are: {string.Join(", ", tags.Take(MostNamed))}{(tags.Count > MostNamed ? $" and {tags.Count - MostNamed} more" : "")}.";
}

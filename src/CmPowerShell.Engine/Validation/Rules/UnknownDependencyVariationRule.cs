using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A dependency that requests variations which none of the scripts with its tags has.</summary>
internal sealed class UnknownDependencyVariationRule() : ValidationRule(
    "unknown-dependency-variation", FindingSeverity.Warning, "Scripts have the tags of a dependency, but none of them has the requested variations.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from dependency in subject.GetPlaces("dependency")
        let tags = DependencyText.Parse(dependency)
        where !tags.IsOpen && tags.Variations.Count > 0
        let scripts = tags.Find(subject)
        where scripts.Count > 0
        let offers = scripts.Select(OfferedVariations.Find).ToList()
        where !offers.Exists(offer => offer is null || tags.Variations.All(name => VariationName.IsOffered(name, offer)))
        let missing = tags.Variations.Where(name => !offers.Exists(offer => VariationName.IsOffered(name, offer!))).ToList()
        select Found(subject, dependency.File, tags.Position, Message(tags, missing), Hint(missing, offers!));

    private static string Message(DependencyText tags, List<string> missing) => missing.Count > 0
        ? $"No script with the tags '{tags.Plain}' has the variation '_{missing[0]}'."
        : $"No script with the tags '{tags.Plain}' has all the variations {string.Join(" and ", tags.Variations.Select(name => $"'_{name}'"))}.";

    private static string? Hint(List<string> missing, List<MetaMap> offers) => missing.Count == 0
        ? null
        : NearestName.Hint("_" + missing[0], offers.SelectMany(offer => offer.Keys).Where(name => !name.Contains(',', StringComparison.Ordinal)).Select(name => "_" + name));
}

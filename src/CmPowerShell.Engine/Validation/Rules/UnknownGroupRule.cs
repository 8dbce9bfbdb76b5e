using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A group of variations that is named somewhere and has no members.</summary>
internal sealed class UnknownGroupRule() : ValidationRule(
    "unknown-group", FindingSeverity.Error, "'default_variations' names a group that no variation is in. A warning in 'skip_inherit_variation_groups' and 'variation_groups_order', where it has no effect.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Kind != SubjectKind.Script)
        {
            return [];
        }

        var groups = new DeclaredVariations(subject.Inherited).Groups.ToHashSet(StringComparer.Ordinal);
        return subject.GetPlaces("variation").SelectMany(variation => InDefaults(subject, variation, groups))
            .Concat(subject.GetPlaces("dependency").SelectMany(dependency => InList(subject, dependency, "skip_inherit_variation_groups", groups)))
            .Concat(subject.Places.Where(place => place.Path.Length == 0).SelectMany(meta => InList(subject, meta, "variation_groups_order", groups)));
    }

    private IEnumerable<Finding> InDefaults(MetaSubject subject, SchemaPlace variation, HashSet<string> groups)
    {
        var defaults = variation.Map.Map("default_variations");
        return defaults.Keys.Where(group => !groups.Contains(group)).Select(group => At(subject, variation.File, defaults.KeyPosition(group), group, groups));
    }

    private IEnumerable<Finding> InList(MetaSubject subject, SchemaPlace place, string key, HashSet<string> groups) => place.Map.List(key).OfType<MetaText>()
        .Where(group => !groups.Contains(group.Value))
        .Select(group => At(subject, place.File, group.Position, group.Value, groups) with { Severity = FindingSeverity.Warning });

    private Finding At(MetaSubject subject, string file, SourcePosition position, string group, HashSet<string> groups) =>
        Found(subject, file, position, $"No variation of the script is in the group '{group}'.", NearestName.Hint(group, groups));
}

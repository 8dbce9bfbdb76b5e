using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A combined variation that no selection can satisfy.</summary>
internal sealed class UselessCombinationRule() : ValidationRule(
    "useless-combination", FindingSeverity.Warning, "A combined variation is never selected: a part has a '#' or blanks, or two parts are of one group.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Kind is SubjectKind.Artifact or SubjectKind.Repository)
        {
            return [];
        }

        var variations = new DeclaredVariations(subject.Inherited);
        var why = variations.Combined.ToDictionary(combined => combined.Name, combined => combined.WhyNever(variations.GetGroupOf), StringComparer.Ordinal);
        return from place in subject.GetPlaces("variation")
               let name = place.Path["variations.".Length..]
               where why.GetValueOrDefault(name) is not null
               select Found(subject, place.File, place.Position, $"The variation '{name}' has no effect, because {why[name]}.", "Name the variations that are selected, separated by commas without blanks.");
    }
}

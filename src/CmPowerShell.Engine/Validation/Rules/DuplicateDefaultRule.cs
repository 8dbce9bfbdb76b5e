using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A group with two defaults: the script cannot run at all.</summary>
internal sealed class DuplicateDefaultRule() : ValidationRule("two-defaults", FindingSeverity.Error, "Two variations of one group have the key 'default', so the script cannot run.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        var variations = new DeclaredVariations(subject.Inherited);
        return from variation in subject.GetPlaces("variation")
               let name = DeclaredVariations.GetGroup(variation.Map)
               where name.Length > 0 && ScriptKeys.IsDefault.In(variation.Map) is not null
               let first = variations.GetDefault(name)
               where first is not null && variation.Path != "variations." + first
               select Found(
                   subject, variation.File, variation.Map.KeyPosition(ScriptKeys.IsDefault.Name), $"The group '{name}' has the default '{first}' already.", "Remove the key: any value marks the variation as the default.");
    }
}

using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A variation that is an alias and is in a group or a default itself: it cannot be selected.</summary>
internal sealed class VariationAliasRule() : ValidationRule("alias-conflict", FindingSeverity.Error, "A variation with the key 'alias' also has 'group' or 'default', so it cannot be selected.")
{
    private static readonly string[] Conflicts = [ScriptKeys.Group.Name, ScriptKeys.IsDefault.Name];

    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from variation in subject.GetPlaces("variation")
        where ScriptKeys.Alias.In(variation.Map) is not null
        from key in Conflicts
        where variation.Map.ContainsKey(key)
        select Found(subject, variation.File, variation.Map.KeyPosition(key), $"'{variation.Path}' is an alias and cannot have the key '{key}'.", "Remove one of the two.");
}

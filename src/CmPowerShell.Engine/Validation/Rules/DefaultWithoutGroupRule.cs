using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A default without a group: it is never selected by default.</summary>
internal sealed class DefaultWithoutGroupRule() : ValidationRule("default-without-group", FindingSeverity.Warning, "A variation has the key 'default' and no 'group', so it is never selected by default.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from variation in subject.GetPlaces("variation")
        where ScriptKeys.IsDefault.In(variation.Map) is not null && ScriptKeys.Group.In(variation.Map) is null && ScriptKeys.Alias.In(variation.Map) is null
        select Found(
            subject, variation.File, variation.Map.KeyPosition(ScriptKeys.IsDefault.Name), $"'{variation.Path}' is in no group; its key 'default' has no effect.", "Put it into a group, or name it under 'default_variation' at the top.");
}

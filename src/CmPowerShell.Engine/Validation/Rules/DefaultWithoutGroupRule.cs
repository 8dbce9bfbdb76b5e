using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A default without a group: it is never selected by itself.</summary>
internal sealed class DefaultWithoutGroupRule() : ValidationRule("default-without-group", FindingSeverity.Warning, "A variation has the key 'default' and no 'group', so it is never selected by default.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from variation in subject.GetPlaces("variation")
        where variation.Map.ContainsKey("default") && !variation.Map.ContainsKey("group") && !variation.Map.ContainsKey("alias")
        select Found(
            subject, variation.File, variation.Map.KeyPosition("default"), $"'{variation.Path}' is in no group; its key 'default' has no effect.", "Put it into a group, or name it under 'default_variation' at the top.");
}

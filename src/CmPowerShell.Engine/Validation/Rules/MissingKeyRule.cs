using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A key without which the map around it cannot be used. Where two files describe one artifact, one of them suffices, or its base.</summary>
internal sealed class MissingKeyRule() : ValidationRule("missing-key", FindingSeverity.Error, "A required key is missing or empty.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from place in subject.Places
        where place.Value is MetaMap
        from key in place.Schema.Required
        let map = place.Path.Length == 0 ? subject.Inherited : place.Map
        where map.Text(key).Trim().Length == 0
        select Found(subject, place.File, place.Position, place.Path.Length == 0 ? $"The key '{key}' is missing." : $"The key '{key}' is missing in '{place.Path}'.");
}

using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>An invalid uid.</summary>
internal sealed class InvalidUidRule() : ValidationRule("invalid-uid", FindingSeverity.Error, "A uid does not have 16 hex digits, so it cannot be found.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from place in subject.Places
        where place.Schema.Pattern.Length > 0 && place.Value is MetaText { Value.Length: > 0 } text && !ObjectName.IsUid(text.Value)
        select Found(subject, place.File, place.Value.Position, $"'{place.Path}' is '{((MetaText)place.Value).Value}'; 16 hex digits are expected.");
}

using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A value of an unexpected type.</summary>
internal sealed class WrongTypeRule() : ValidationRule(
    "wrong-type", FindingSeverity.Warning, "A value has an unexpected type, such as a text where a list is required.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from place in subject.Places
        where !MetaType.Fits(place.Value, place.Schema) && !IsCondition(subject, place)
        select Found(subject, place.File, GetPosition(place), Message(place), Suggestion(place));

    // For mlcflow a value is a list of one.
    private static bool IsCondition(MetaSubject subject, SchemaPlace place) =>
        subject.Dialect == MetaDialect.Mlcflow && place.Value is MetaScalar and not MetaNull && place.Path.Contains("_if_", StringComparison.Ordinal) && place.Schema.Types.Contains("array");

    private static SourcePosition GetPosition(SchemaPlace place) => place.Value.Position.IsKnown ? place.Value.Position : place.Position;

    private static string Message(SchemaPlace place)
    {
        var path = place.Path.Length == 0 ? "The meta" : $"'{place.Path}'";
        return $"{path} is {MetaType.Describe(place.Value)}; {MetaType.Allowed(place.Schema)} is expected.";
    }

    private static string? Suggestion(SchemaPlace place) => place.Value switch
    {
        MetaNull when place.Path.Contains('#', StringComparison.Ordinal) => "A '#' without quotes begins a comment; write '#' in quotes.",
        MetaNull when $".{place.Path}".Contains(".env.", StringComparison.Ordinal) => "Write '' for an empty text; without it the variable gets the text 'None'.",
        MetaNull => "Write a value, or leave the key out.",
        MetaText text when place.Path.Contains("_if_", StringComparison.Ordinal) => $"Write a list: ['{text.Value}']. A text is compared letter by letter.",
        MetaText text when place.Schema.Types.Contains("array") => $"Write a list: ['{text.Value}'].",
        MetaReal when place.Schema.Types.Contains("string") => "Put it in quotes: without them 3.10 is 3.1.",
        MetaScalar and not MetaText when place.Schema.Types.Contains("string") => "Put it in quotes.",
        _ => null,
    };
}

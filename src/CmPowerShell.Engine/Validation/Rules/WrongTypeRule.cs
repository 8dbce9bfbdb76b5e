using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A value of an unexpected type.</summary>
internal sealed class WrongTypeRule() : ValidationRule(
    "wrong-type", FindingSeverity.Warning, "A value has an unexpected type, such as a text where a list is required.")
{
    // The keys for which the schema of mlcflow accepts a number.
    private static readonly string[] VersionKeys = ["default_version", "version_max", "version_max_usable"];

    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from place in subject.Places
        where !MetaType.Fits(place.Value, place.Schema) && !(subject.Dialect == MetaDialect.Mlcflow && IsAcceptedByMlcflow(place))
        select Found(subject, place.File, GetPosition(place), Message(place), Suggestion(place));

    private static bool IsAcceptedByMlcflow(SchemaPlace place) => place.Value switch
    {
        // A value of a condition is a list of one; names can be one text.
        MetaScalar and not MetaNull when IsConditionValue(place) => true,
        MetaText => KeyOf(place) == "names" && place.Schema.Types.Contains("array"),

        // mlcflow makes a text of it, which loses nothing unless digits at its end are zeros.
        MetaReal => VersionKeys.Contains(KeyOf(place)) && !Written(place).EndsWith('0'),
        MetaInteger => VersionKeys.Contains(KeyOf(place)),
        MetaNull => place.Path.Split('.') is ["variations", .., "env"],
        _ => false,
    };

    private static bool IsConditionValue(SchemaPlace place) => place.Path.Contains("_if_", StringComparison.Ordinal) && place.Schema.Types.Contains("array");

    // The value itself does not have the zeros any more.
    private static string Written(SchemaPlace place)
    {
        var line = RegularFile.ReadAllText(place.File).Split('\n').ElementAtOrDefault(place.Value.Position.Line - 1) ?? "";
        return line.Split('#')[0].Trim(' ', '\r', '}', ',', ']');
    }

    private static string KeyOf(SchemaPlace place) => place.Path[(place.Path.LastIndexOf('.') + 1)..];

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

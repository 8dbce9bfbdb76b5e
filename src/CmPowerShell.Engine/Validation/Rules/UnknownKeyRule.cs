using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>
/// A key that no program reads. One that is similar to a known key is a warning; any other may be a note of its author, or disabled, and is reported as information.
/// </summary>
internal sealed class UnknownKeyRule() : ValidationRule(
    "unknown-key", FindingSeverity.Warning, "No program reads this key. Information if no known key is similar, or if only the other one of cmind and mlcflow reads it.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        var ownWords = new Lazy<HashSet<string>>(() => subject.Artifact is { } artifact ? ScriptInputs.ReadIdentifiers(artifact.Path) : []);
        return subject.Places
            .Where(place => place.Value is MetaMap && place.Schema.Properties.Count > 0)
            .SelectMany(place => place.Map.Keys.Select(key => Look(subject, place, key, ownWords)))
            .OfType<Finding>();
    }

    private Finding? Look(MetaSubject subject, SchemaPlace place, string key, Lazy<HashSet<string>> ownWords)
    {
        var schema = place.Schema;
        if (schema.Properties.TryGetValue(key, out var known))
        {
            return known.IsOf(subject.Dialect) ? null : OfOtherDialect(subject, place, key);
        }

        if (schema.TakesInputs && subject.Home.IsInput(key))
        {
            return null;
        }

        if (NearestKey.Find(key, Readable(subject, schema), isStrict: !schema.IsClosed && !schema.TakesInputs) is { } nearest)
        {
            return At(subject, place, key, $"Did you mean '{nearest}'?");
        }

        if (IsVariable(key) && schema.Properties.ContainsKey("env"))
        {
            return At(subject, place, key, "A variable belongs under 'env'.");
        }

        var isSilent = schema.TakesInputs ? subject.Home.IsMentioned(key) : !schema.IsClosed || ownWords.Value.Contains(key);
        return isSilent ? null : At(subject, place, key, null) with { Severity = FindingSeverity.Information };
    }

    private Finding OfOtherDialect(MetaSubject subject, SchemaPlace place, string key) =>
        Found(subject, place.File, place.Map.KeyPosition(key), $"The key '{key}' {In(place)} is read by {(subject.Dialect == MetaDialect.Cmind ? "mlcflow" : "cmind")} only.") with { Severity = FindingSeverity.Information };

    private Finding At(MetaSubject subject, SchemaPlace place, string key, string? suggestion) =>
        Found(subject, place.File, place.Map.KeyPosition(key), $"Nothing reads the key '{VisibleText.Format(key)}' {In(place)}.", suggestion);

    private static IEnumerable<string> Readable(MetaSubject subject, MetaSchema schema) =>
        schema.Properties.Where(pair => pair.Value.IsOf(subject.Dialect)).Select(pair => pair.Key);

    private static string In(SchemaPlace place) => place.Path.Length == 0 ? "at the top" : $"in '{place.Path}'";

    private static bool IsVariable(string key) => key.Length > 3 && key.Contains('_', StringComparison.Ordinal) && key.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_');
}

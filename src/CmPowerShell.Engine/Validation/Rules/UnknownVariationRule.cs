using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A variation of the script itself that is named somewhere and not defined.</summary>
internal sealed class UnknownVariationRule() : ValidationRule(
    "unknown-variation", FindingSeverity.Error, "A base, an alias or a default names a variation that the script does not have. A warning for the parts of combined variations and the members of combinations, which are then ignored.")
{
    private static readonly string[] Combinations = ["valid_variation_combinations", "invalid_variation_combinations"];

    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Kind is SubjectKind.Artifact or SubjectKind.Repository)
        {
            return [];
        }

        var variations = new DeclaredVariations(subject.Inherited);
        return Mentions(subject).Where(mention => !variations.Has(mention.Name)).Select(mention => At(subject, mention, variations));
    }

    private Finding At(MetaSubject subject, Mention mention, DeclaredVariations variations) =>
        Found(subject, mention.File, mention.Position, $"{mention.Role} is '{mention.Name}', which is not a variation of the script.", Suggestion(mention.Name, variations))
            with
        { Severity = mention.Severity };

    private static string? Suggestion(string name, DeclaredVariations variations) => name.StartsWith('_') && variations.Has(name[1..])
        ? "Leave out the leading '_'."
        : NearestName.Hint(name, variations.SingleNames);

    private static IEnumerable<Mention> Mentions(MetaSubject subject) =>
        subject.GetPlaces("variation").SelectMany(InVariation).Concat(subject.Places.Where(place => place.Path.Length == 0).SelectMany(InMeta));

    private static IEnumerable<Mention> InVariation(SchemaPlace variation)
    {
        var name = variation.Path["variations.".Length..];
        return Texts(variation, "base", $"A base of '{name}'")
            .Concat(Texts(variation, "alias", $"The alias of '{name}'"))
            .Concat(Values(variation, "default_variations", $"A default of '{name}'"))
            .Concat(name.Contains(',', StringComparison.Ordinal)
                ? name.Split(',').Select(part => new Mention(part, $"A part of '{name}'", variation.File, variation.Position) { Severity = FindingSeverity.Warning })
                : []);
    }

    private static IEnumerable<Mention> InMeta(SchemaPlace meta) => Texts(meta, "default_variation", "The default")
        .Concat(Values(meta, "default_variations", "A default"))
        .Concat(Combinations.SelectMany(key => meta.Map.List(key).OfType<MetaList>().SelectMany(set => Items(set, meta.File, $"A member of '{key}'"))
            .Select(mention => mention with { Severity = FindingSeverity.Warning })));

    private static IEnumerable<Mention> Texts(SchemaPlace place, string key, string role) => place.Map.Find(key) switch
    {
        MetaList list => Items(list, place.File, role),
        MetaText text when text.Value.Length > 0 => [new(text.Value, role, place.File, text.Position)],
        _ => [],
    };

    private static IEnumerable<Mention> Values(SchemaPlace place, string key, string role) => place.Map.Find(key) switch
    {
        MetaList list => Items(list, place.File, role),
        MetaMap map => map.Values.OfType<MetaText>().Select(value => new Mention(value.Value, role, place.File, value.Position)),
        _ => [],
    };

    private static IEnumerable<Mention> Items(MetaList list, string file, string role) =>
        list.OfType<MetaScalar>().Select(item => new Mention(item.ToString(), role, file, item.Position));

    private sealed record Mention(string Name, string Role, string File, SourcePosition Position)
    {
        public FindingSeverity Severity { get; init; } = FindingSeverity.Error;
    }
}

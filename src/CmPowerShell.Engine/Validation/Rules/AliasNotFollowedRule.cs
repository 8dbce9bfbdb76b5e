using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A base or a default that is an alias: only the alias of a requested variation is followed.</summary>
internal sealed class AliasNotFollowedRule() : ValidationRule(
    "alias-not-followed", FindingSeverity.Warning, "A base or a default names an alias; the variation that it refers to is not selected.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Kind is SubjectKind.Artifact or SubjectKind.Repository)
        {
            return [];
        }

        var variations = new DeclaredVariations(subject.Inherited);
        return from place in subject.GetPlaces("variation")
               from named in Named(place)
               let target = variations.GetAlias(named.ToString())
               where target is not null
               select Found(subject, place.File, named.Position, $"'{named}' is an alias of '{target}', which is not selected with it here.", $"Write '{target}'.");
    }

    private static IEnumerable<MetaValue> Named(SchemaPlace variation) =>
        (variation.Map.Find(ScriptKeys.Base.Name) switch { MetaList list => list, MetaText text => [text], _ => Enumerable.Empty<MetaValue>() })
        .Concat(ScriptKeys.DefaultVariations.In(variation.Map).Values)
        .Where(value => value is MetaText);
}

using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Dialects;
using CmPowerShell.Engine.Indexing;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Validation.Schemas;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A dependency that no script of any installed repository can satisfy.</summary>
internal sealed class UnknownDependencyRule() : ValidationRule(
    "unknown-dependency", FindingSeverity.Warning, "No installed script has the tags of a dependency. It may be in a repository that is not installed.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from dependency in subject.PlacesOf("dependency")
        let tags = DependencyText.Of(dependency)
        where !tags.IsOpen && tags.Find(subject).Count == 0
        select Found(subject, dependency.File, PositionOf(dependency), $"No script has the tags '{tags.Plain}' together.", Hint(subject, tags.Plain));

    private static SourcePosition PositionOf(SchemaPlace dependency) => dependency.Map.Find("tags")?.Position ?? dependency.Position;

    private static string? Hint(MetaSubject subject, string tags) => ForgottenSign(subject, tags) ?? NearestTags(subject, tags);

    /// <summary>A tag that is a variation of the script which the others find.</summary>
    private static string? ForgottenSign(MetaSubject subject, string tags)
    {
        var all = tags.Split(',');
        return all
            .Where(tag => subject.Home.ScriptsWith(string.Join(',', all.Where(other => other != tag))) is [var script] && OfferedVariations.Has(script, tag))
            .Select(tag => $"Did you mean the variation '_{tag}'?")
            .FirstOrDefault();
    }

    private static string? NearestTags(MetaSubject subject, string tags)
    {
        var automation = subject.Kind == SubjectKind.Component ? WellKnown.Component : WellKnown.Script;
        var query = new ArtifactQuery(automation, ArtifactName.Any, TagQuery.Parse(tags));
        return new ArtifactSuggestions(subject.Home.Index).NothingFound(query, "script").Hint;
    }
}

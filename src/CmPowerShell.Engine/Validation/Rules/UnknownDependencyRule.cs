using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>A dependency that no script of any installed repository can satisfy.</summary>
internal sealed class UnknownDependencyRule() : ValidationRule(
    "unknown-dependency", FindingSeverity.Warning, "No installed script has the tags of a dependency. It may be in a repository that is not installed.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject) =>
        from dependency in subject.GetPlaces("dependency")
        let tags = DependencyText.Parse(dependency)
        where !tags.IsOpen && tags.Find(subject).Count == 0
        select Found(subject, dependency.File, tags.Position, $"No script has the tags '{tags.Plain}' together.", Hint(subject, tags.Plain));

    private static string? Hint(MetaSubject subject, string tags) => MissingUnderscoreHint(subject, tags) ?? NearestTags(subject, tags);

    /// <summary>A tag that is a variation of the script which the others find.</summary>
    private static string? MissingUnderscoreHint(MetaSubject subject, string tags)
    {
        var all = tags.Split(',');
        return all
            .Where(tag => subject.Home.ScriptsWith(string.Join(',', all.Where(other => other != tag))) is [var script] && OfferedVariations.Has(script, tag))
            .Select(tag => $"Did you mean the variation '_{tag}'?")
            .FirstOrDefault();
    }

    private static string? NearestTags(MetaSubject subject, string tags)
    {
        var automation = subject.Kind == SubjectKind.Component ? WellKnownNames.Component : WellKnownNames.Script;
        var query = new ArtifactQuery(automation, ArtifactName.Any, TagQuery.Parse(tags));
        return new ArtifactSuggestions(subject.Home.Index).NothingFound(query, "script").Hint;
    }
}

using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>Two artifacts of one automation with one uid. Between repositories it is a warning: one may be a copy of the other.</summary>
internal sealed class DuplicateUidRule() : ValidationRule(
    "duplicate-uid", FindingSeverity.Error, "Another artifact of the automation has the same uid. A warning if it is in another repository.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Artifact is not { Uid.Length: > 0 } artifact)
        {
            yield break;
        }

        var query = new ArtifactQuery(artifact.Automation, new(new("", artifact.Uid), null), TagQuery.Any);
        foreach (var twin in subject.Home.Index.Find(query).Where(twin => twin.Path != artifact.Path))
        {
            var isNear = twin.Repository.Path == artifact.Repository.Path;
            yield return Found(subject, subject.GetLocation("uid"), $"'{(isNear ? twin.Alias : $"{twin.Repository.Alias}:{twin.Alias}")}' has the uid {artifact.Uid}, too.", "Give one of them a new uid.")
                with
            { Severity = isNear ? FindingSeverity.Error : FindingSeverity.Warning };
        }
    }
}

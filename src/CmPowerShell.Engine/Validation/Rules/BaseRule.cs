using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Validation.Rules;

/// <summary>The artifact in <c>_base</c> is missing, ambiguous or inherits from itself.</summary>
internal sealed class BaseRule() : ValidationRule("unknown-base", FindingSeverity.Error, "The artifact that '_base' names does not exist, is ambiguous, or inherits from itself.")
{
    internal override IEnumerable<Finding> Check(MetaSubject subject)
    {
        if (subject.Artifact is null || !subject.Meta.ContainsKey("_base"))
        {
            return [];
        }

        try
        {
            _ = subject.Artifact.Meta;
            return [];
        }
        catch (CmException problem)
        {
            return [Found(subject, problem.Error.Location ?? subject.GetLocation("_base"), problem.Error.Message, problem.Error.Hint)];
        }
    }
}

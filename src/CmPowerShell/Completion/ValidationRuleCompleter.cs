using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Validation.Checking;

namespace CmPowerShell.Completion;

/// <summary>Completes the ids of the rules of Test-CmArtifact.</summary>
public sealed class ValidationRuleCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, ValidationRules.All.Select(rule => (rule.Id, rule.Summary)));
}

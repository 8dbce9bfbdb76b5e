using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Cache.Inspection;

namespace CmPowerShell.Completion;

/// <summary>Completes the ids of the rules of Test-CmCache.</summary>
public sealed class CacheRuleCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, CacheRules.All.Select(rule => (rule.Id, rule.Summary)));
}

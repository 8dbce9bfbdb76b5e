using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Completion;

/// <summary>Completes the automations of which there are artifacts.</summary>
public sealed class AutomationCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, engine.Index.Find(ArtifactQuery.Everything)
            .GroupBy(artifact => artifact.Automation.Alias)
            .Where(group => group.Key.Length > 0)
            .Select(group => (group.Key, $"{group.Count()} artifacts")));
}

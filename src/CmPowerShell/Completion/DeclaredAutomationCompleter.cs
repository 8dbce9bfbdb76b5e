using System.Management.Automation;
using CmPowerShell.Classic;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the automations that have actions: those of the engine, and those that repositories declare.</summary>
public sealed class DeclaredAutomationCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, engine.ClassicActions().Automations.Select(alias => (alias, $"The automation {alias}")));
}

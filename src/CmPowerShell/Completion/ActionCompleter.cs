using System.Management.Automation;
using CmPowerShell.Classic;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the actions of the automation that was given; without one those that all automations share. No Python is started.</summary>
public sealed class ActionCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, engine.ClassicActions().GetActions(question.Text("Automation")));
}

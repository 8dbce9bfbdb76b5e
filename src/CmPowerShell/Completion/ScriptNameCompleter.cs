using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the names of scripts.</summary>
public sealed class ScriptNameCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, CompletionScope.Scripts(engine, question).Select(script => (script.Alias, string.Join(',', script.Tags))));
}

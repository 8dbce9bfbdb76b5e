using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Scripts.Creation;

namespace CmPowerShell.Completion;

/// <summary>Completes the templates of New-CmScript.</summary>
public sealed class TemplateCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, ScriptTemplate.All.Select(template => (template.Name, "")));
}

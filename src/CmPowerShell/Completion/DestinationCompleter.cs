using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the repository of the target of an artifact: <c>repository:</c>.</summary>
public sealed class DestinationCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, engine.Repositories.Repositories.Select(repository => (repository.Alias + ":", repository.Path)));
}

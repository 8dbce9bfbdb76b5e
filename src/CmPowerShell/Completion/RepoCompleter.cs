using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the names of registered repositories.</summary>
public sealed class RepoCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, engine.Repositories.Repositories.Select(repository => (repository.Alias, repository.Path)));
}

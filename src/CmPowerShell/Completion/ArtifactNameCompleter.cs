using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the names of artifacts of the automation that was given.</summary>
public sealed class ArtifactNameCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, CompletionScope.Artifacts(engine, question)
            .Select(artifact => (artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid, string.Join(',', artifact.Tags))));
}

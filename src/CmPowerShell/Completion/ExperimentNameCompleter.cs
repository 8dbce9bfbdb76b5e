using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Completion;

/// <summary>Completes the names of experiments.</summary>
public sealed class ExperimentNameCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) =>
        Matching(question, engine.Index.Find(new ArtifactQuery(WellKnownNames.Experiment, ArtifactName.Any, TagQuery.Any))
            .Select(artifact => (artifact.Alias.Length > 0 ? artifact.Alias : artifact.Uid, string.Join(',', artifact.Tags))));
}

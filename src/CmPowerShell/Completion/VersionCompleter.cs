using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the versions that the meta of the script describes, once name or tags have led to few scripts.</summary>
public sealed class VersionCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) => Matching(
        question,
        from script in CompletionScope.Definitions(engine, question)
        from version in script.Versions
        select (version, $"Version of {script.Artifact.Alias}"));
}

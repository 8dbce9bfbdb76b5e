using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the ids of recorded runs, newest first.</summary>
public sealed class RunIdCompleter : CmCompleter
{
    private const int Most = 50;

    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question) => engine.Runs.All()
        .Where(run => run.Id.StartsWith(question.Word, StringComparison.OrdinalIgnoreCase))
        .Take(Most)
        .Select(run => new CompletionResult(run.Id, run.Id, CompletionResultType.ParameterValue, new CmRun(run).ToString()));
}

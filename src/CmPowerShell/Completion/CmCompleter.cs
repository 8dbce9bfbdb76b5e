using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CmPowerShell.Engine;
using CmPowerShell.Sessions;

namespace CmPowerShell.Completion;

/// <summary>The base of the completers. A completer answers from the index, which is in memory, and never disturbs the line that is being typed.</summary>
public abstract class CmCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Complete(EngineSessions.OfCurrentRunspace(), new CompletionQuestion(commandName, wordToComplete, commandAst, fakeBoundParameters)).ToList();
        }
        catch (Exception)
        {
            // The command itself will report problems of the home; here there is nothing to suggest.
            return [];
        }
    }

    private protected abstract IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question);

    /// <summary>The names that begin with the typed text, in alphabetic order.</summary>
    private protected static IEnumerable<CompletionResult> Matching(CompletionQuestion question, IEnumerable<(string Name, string Tip)> candidates) => candidates
        .Where(candidate => candidate.Name.StartsWith(question.Word, StringComparison.OrdinalIgnoreCase))
        .DistinctBy(candidate => candidate.Name, StringComparer.Ordinal)
        .OrderBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => new CompletionResult(question.Quote(candidate.Name), candidate.Name, CompletionResultType.ParameterValue, candidate.Tip.Length > 0 ? candidate.Tip : candidate.Name));
}

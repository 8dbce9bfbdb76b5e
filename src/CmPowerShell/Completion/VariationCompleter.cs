using System.Management.Automation;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the variations of the script, once name or tags select few scripts; after a <c>-</c> those that can be excluded.</summary>
public sealed class VariationCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question)
    {
        var sign = question.Word.StartsWith('-') ? "-" : "";
        var given = question.Items("Variation");
        return Matching(
            question,
            from script in CompletionScope.Definitions(engine, question)
            from variation in script.Variations
            where !given.Contains(variation)
            select (sign + variation, $"Variation of {script.Artifact.Alias}"));
    }
}

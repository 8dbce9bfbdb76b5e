using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Scripts;

namespace CmPowerShell.Completion;

/// <summary>Completes the variations of the script, once name or tags have led to few scripts; behind a <c>-</c> those that can be excluded.</summary>
public sealed class VariationCompleter : CmCompleter
{
    private const int MostScriptsToRead = 10;

    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question)
    {
        var sign = question.Word.StartsWith('-') ? "-" : "";
        var given = question.Items("Variation");
        return Matching(
            question,
            from script in CompletionScope.Scripts(engine, question).Where(script => CompletionScope.IsNamed(question, script)).Take(MostScriptsToRead)
            let definition = ScriptCatalog.Define(script)
            where definition is not null
            from variation in definition.Variations
            where !given.Contains(variation)
            select (sign + variation, $"Variation of {script.Alias}"));
    }
}

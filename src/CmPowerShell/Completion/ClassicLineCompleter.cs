using System.Management.Automation;
using CmPowerShell.Classic;
using CmPowerShell.Classic.Completion;
using CmPowerShell.Engine;

namespace CmPowerShell.Completion;

/// <summary>Completes the classic command line: actions, automations, artifacts, and the flags of the action.</summary>
public sealed class ClassicLineCompleter : CmCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CmEngine engine, CompletionQuestion question)
    {
        var (before, typed) = question.Line;
        return from word in engine.ClassicActions().Complete(before, typed)
               where word.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
               orderby word.Text
               select Result(word, question, typed.Length - question.Word.Length);
    }

    /// <summary>The replacement of the word, which begins some characters after the typed text.</summary>
    private static CompletionResult Result(ClassicWord word, CompletionQuestion question, int start) => new(
        IsPlainFlag(word.Text, question) ? word.Text[start..] : question.Quote(word.Text[start..]),
        word.Text,
        CompletionResultType.ParameterValue,
        word.Meaning.Length > 0 ? word.Meaning : word.Text);

    /// <summary>A flag needs no quotes for its dashes and commas.</summary>
    private static bool IsPlainFlag(string text, CompletionQuestion question) =>
        text.StartsWith("--", StringComparison.Ordinal) && text[2..].Replace(",", "", StringComparison.Ordinal) is var rest && question.Quote(rest) == rest;
}

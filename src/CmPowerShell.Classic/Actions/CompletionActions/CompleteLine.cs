using CmPowerShell.Classic.Automations;
using CmPowerShell.Classic.Completion;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.CompletionActions;

/// <summary><c>cm complete core -- LINE</c>: prints the completions of the last word of a command line. The scripts of <c>cm completion</c> call it.</summary>
/// <param name="catalog">Gets the actions of the engine, of which this is one.</param>
internal sealed class CompleteLine(Func<ActionCatalog> catalog) : IClassicAction
{
    public string Name => "complete";

    public string Summary => "Prints the completions of a command line, for the completion of a shell.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("breaks", "the characters that separate words in the shell; text before the last of them in a word is not printed"),
        new("meanings", "print a description after each word, separated by a tab"),
        new(ActionInput.Rest, "the command line up to the cursor, including the program, as one argument; trailing spaces count"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var (before, typed) = Words(string.Join(' ', call.Request.Unparsed));
        var stays = typed.LastIndexOfAny([.. call.Request.Input.Text("breaks")]) + 1;
        var found = new ClassicCompletion(call.Services, catalog()).Complete(before, typed)
            .Where(word => word.Text.StartsWith(typed, StringComparison.Ordinal))
            .OrderBy(word => word.Text, StringComparer.Ordinal)
            .Select(word => call.Request.IsOn("meanings") && word.Meaning.Length > 0 ? $"{word.Text[stays..]}\t{OneLine(word.Meaning)}" : word.Text[stays..])
            .ToList();
        found.ForEach(call.Print);
        return ActionOutcome.Done(("list", MetaList.OfTexts(found)));
    }

    private static string OneLine(string meaning) => meaning.ReplaceLineEndings(" ").Replace('\t', ' ');

    /// <summary>The words after the program: those before the last one, and the last one, which is empty after a space.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>UnbalancedQuote</c>: the cursor is inside a quote.</exception>
    private static (IReadOnlyList<string> Before, string Typed) Words(string line)
    {
        var words = CommandLineWords.Split(line).Skip(1).ToList();
        var isBehindBlank = line.Length > 0 && char.IsWhiteSpace(line[^1]);
        return isBehindBlank || words.Count == 0 ? (words, "") : (words[..^1], words[^1]);
    }
}

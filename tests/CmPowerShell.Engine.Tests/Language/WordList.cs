using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Tests.Language;

/// <summary>
/// Words and phrases that are no technical English, each with the terms to use instead. Most of them are images that a reader must translate
/// first ("a run stands at a commit"), or leave out who acts ("it is told").
/// </summary>
internal static class WordList
{
    private static readonly (Regex Phrase, string Use)[] Rows =
    [
        Row("whoever|whatever", "name it: the user, the process, any value"),
        Row("somebody|someone|anybody|everybody|everyone|nobody", "name it: the user, another process, no script; for a run without a user: not interactive"),
        Row("ask(?:s|ed|ing)? for(?! confirmation)", "request, require"),
        Row("(?:cannot|can) be asked", "not interactive"),
        Row("stands?|standing|stood", "is, is in, is written; 'stands for': means, refers to"),
        Row("tells?|telling|told", "report, show, print, distinguish"),
        Row("sa(?:y|ys|ying|id)", "report, specify, define, describe"),
        Row("(?<!there )(?:is|are|was|were) none", "is not a, are not"),
        Row("anew", "again"),
        Row("beside", "next to, in addition to"),
        Row("of (?:its|their|his|her|your|our|one's) own(?! [a-z]+)", "separate, new, own"),
        Row("all the same", "anyway, nevertheless"),
        Row("go(?:es|ing)? on", "continue, run"),
        Row("bring(?:s|ing)?|brought", "install, update, restore, set, add"),
        Row("hand(?:s|ed|ing)? (?:on|over|down|out)", "pass, return, export"),
        Row("(?:hold|holds|held) (?:[a-z]+ )?against", "compare with, check"),
        Row("persons?|people", "user"),
        Row("for good|for ever|forever|as ever", "permanently, as before"),
        Row("care of|tak(?:e|es|ing|en) care|took care", "maintain, handle"),
        Row("mak(?:e|es|ing) known|made known", "register"),
        Row("sp(?:eak|eaks|oke|oken) of", "contain, mention"),
        Row("wish(?:es|ed)?", "constraint, requested"),
        Row("wants?(?! to)|wanted", "request, require, select, need"),
        Row("in words", "as text, with a description"),
        Row("arriv(?:e|es|ed|al|als)", "is received, is installed"),
        Row("on (?:the|its|their) way", "during, in between"),
        Row("(?:and|or) the like|(?:its|their) like", "and similar"),
        Row("tak(?:e|es|ing) turns|took turns|(?:its|the|a) turn|in turn", "lock, one after the other"),
        Row("look(?:s|ed|ing)? (?:at|for|into)", "check, read, search"),
        Row("com(?:e|es|ing) out|came out", "is emitted, is returned"),
        Row("(?:out of|in) the way", "move away, block"),
        Row("pass(?:es|ed|ing)? over", "skip, ignore"),
        Row("at once", "immediately, at the same time"),
        Row("put(?:s|ting)? right", "repair, correct"),
    ];

    /// <summary>Finds the phrases of the list in a text.</summary>
    /// <returns>Each phrase as it is written, with the terms to use instead.</returns>
    public static IEnumerable<string> Find(string text) =>
        Rows.SelectMany(row => row.Phrase.Matches(text).Select(match => $"'{match.Value}' (use: {row.Use})"));

    private static (Regex Phrase, string Use) Row(string pattern, string use) =>
        (new Regex($@"(?<![\w-])(?:{pattern})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), use);
}

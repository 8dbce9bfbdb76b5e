using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Formatting;

/// <summary>
/// A text without the characters that a search for commands ignores. The agent of Azure Pipelines searches by the rules of a language, which ignore soft hyphens,
/// characters of no width, control characters and marks. PowerShell removes escape sequences when it prints to a file.
/// </summary>
internal static partial class BareText
{
    // Letters and signs that have no weight of their own in the order of a language.
    private const string Weightless = "\u0640\u07FA\u180A\u1CD3\uFE73";

    // Removing sequences again and again takes the square of the length.
    private const int MostRead = 8192;

    /// <summary>Whether a text has escape sequences and is too long to remove them one after the other, so that it may leave this process only without them.</summary>
    public static bool MustLoseSequences(string text) => text.Length > MostRead && text.Contains('\x1b', StringComparison.Ordinal);

    /// <summary>The possible texts for a reader: unchanged, and after each removal of escape sequences; all without ignorable characters.</summary>
    public static IEnumerable<string> ReadingsOf(string text)
    {
        if (text.Length > MostRead)
        {
            // Without the character that begins each sequence there are no sequences, no matter what a reader removes.
            yield return WithoutIgnorable(text);
            yield break;
        }

        for (var (reading, last) = (text, (string?)null); reading != last; (reading, last) = (EscapeSequence().Replace(reading, ""), reading))
        {
            yield return WithoutIgnorable(reading);
        }
    }

    private static string WithoutIgnorable(string text)
    {
        if (!text.EnumerateRunes().Any(IsIgnorable))
        {
            return text;
        }

        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !IsIgnorable(rune)))
        {
            bare.Append(rune);
        }

        return bare.ToString();
    }

    private static bool IsIgnorable(Rune rune) => rune.IsAscii && rune.Value is >= ' ' and < 0x7F or '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 ? false : Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        _ => rune.IsBmp && Weightless.Contains((char)rune.Value, StringComparison.Ordinal),
    };

    // Without backtracking: many beginnings of links that never end would be searched through to the end of the text, each.
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\]8;;.*?(?:\x1b\\|\a)", RegexOptions.NonBacktracking)]
    private static partial Regex EscapeSequence();
}

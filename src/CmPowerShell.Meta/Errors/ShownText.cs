using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Errors;

/// <summary>
/// Texts from external sources, such as names from a repository or messages of a host, in a safe form: on a terminal they move no cursor, begin no line and turn no text
/// around, and on a command line they are one word.
/// </summary>
public static class ShownText
{
    /// <summary>Whether a text has no control character, no line end and no mark that changes the direction of writing.</summary>
    public static bool IsPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(IsHarmful);
    }

    /// <summary>The text in one line, each character that is not plain as <c>\x1B</c> or <c>\u202E</c>.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Written(text, IsHarmful);
    }

    /// <summary>The text with its lines and tabs, every other control character as <c>\x1B</c>.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
        {
            return text;
        }

        return Written(text.Replace("\r\n", "\n", StringComparison.Ordinal), letter => letter is not ('\n' or '\t') && IsHarmful(letter));
    }

    /// <summary>A text as one word of a POSIX shell.</summary>
    public static string QuotedForPosix(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>A text as a literal of PowerShell. The typographic quotes end a literal there too.</summary>
    public static string QuotedForPowerShell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder("'");
        foreach (var letter in text)
        {
            quoted.Append(IsSingleQuote(letter) ? new string(letter, 2) : letter.ToString());
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>A text between double quotes of PowerShell. The typographic ones end it there too.</summary>
    public static string DoubleQuotedForPowerShell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter is '`' or '$' or '"' or '\u201c' or '\u201d' or '\u201e' ? "`" : "").Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether PowerShell takes a character for a single quote.</summary>
    public static bool IsSingleQuote(char letter) => letter is '\'' or '\u2018' or '\u2019' or '\u201a' or '\u201b';

    private static string Written(string text, Func<char, bool> isReplaced)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            _ = isReplaced(letter) ? written.Append(letter < 0x100 ? "\\x" : "\\u").Append(((int)letter).ToString(letter < 0x100 ? "X2" : "X4", CultureInfo.InvariantCulture)) : written.Append(letter);
        }

        return written.ToString();
    }

    private static bool IsHarmful(char letter) =>
        char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u061c' or (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}

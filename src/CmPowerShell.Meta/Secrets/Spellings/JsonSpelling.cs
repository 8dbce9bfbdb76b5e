using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets.Spellings;

/// <summary>A text as writers of JSON write it. They differ in the characters that they write in digits, and in the case of the digits.</summary>
internal static class JsonSpelling
{
    private const char Delete = '\u007f';

    private static readonly (Func<char, bool> IsInDigits, string Digits)[] Writers =
    [
        (letter => letter is < ' ' or > '~', "x4"), // Python
        (letter => letter is < ' ', "x4"), // Python without ensure_ascii, Node
        (letter => letter is < ' ' or > Delete, "x4"), // PowerShell, EscapeNonAscii
        (letter => letter is < ' ' or '"' or '\'' or '<' or '>' or '&', "x4"), // PowerShell, EscapeHtml
        (letter => letter is < ' ' or '<' or '>' or '&', "x4"), // Go
        (IsEscapedByNet, "X4"),
        (IsEscapedByNet, "x4"),
        (letter => letter is < ' ' or Delete || char.IsSurrogate(letter), "X4"), // .NET, relaxed
        (letter => letter is < ' ' or '\'' or '+' or '<' or '>' or '&', "X4"), // filters of templates
    ];

    /// <summary>The spellings, with and without the slash of JavaScript and with both forms of the quotation mark; some can be equal.</summary>
    public static IEnumerable<string> Enumerate(string text)
    {
        foreach (var (isInDigits, digits) in Writers)
        {
            var written = Write(text, isInDigits, digits);
            yield return written;
            yield return written.Replace("\\\"", "\\u0022", StringComparison.Ordinal);
            yield return written.Replace("/", "\\/", StringComparison.Ordinal);
        }

        // jq's @html and similar filters: lower case, but for the plus.
        yield return Write(text, letter => letter is < ' ' or > '~' or '\'' or '+' or '<' or '>' or '&', "x4").Replace("\\u002b", "\\u002B", StringComparison.Ordinal);
    }

    private static bool IsEscapedByNet(char letter) => letter is < ' ' or > '~' or '"' or '\'' or '&' or '<' or '>' or '+' or '`';

    private static string Write(string text, Func<char, bool> isInDigits, string digits)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\\' => written.Append("\\\\"),
                '"' when !isInDigits(letter) => written.Append("\\\""),
                '\n' => written.Append("\\n"),
                '\r' => written.Append("\\r"),
                '\t' => written.Append("\\t"),
                '\b' => written.Append("\\b"),
                '\f' => written.Append("\\f"),
                _ when isInDigits(letter) => written.Append("\\u").Append(((int)letter).ToString(digits, CultureInfo.InvariantCulture)),
                _ => written.Append(letter),
            };
        }

        return written.ToString();
    }
}

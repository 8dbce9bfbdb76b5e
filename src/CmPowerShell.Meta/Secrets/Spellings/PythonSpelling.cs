using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets.Spellings;

/// <summary>A text as Python and similar languages show values: <c>repr</c>, <c>ascii</c>, bytes. Which quotes are escaped depends on those in the text.</summary>
internal static class PythonSpelling
{
    private static readonly string[] Quotes = ["", "'", "\""];

    /// <summary>The spellings; some can be equal.</summary>
    public static IEnumerable<string> Enumerate(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
        foreach (var quote in Quotes)
        {
            yield return Write(text, quote, letter => letter.ToString());
            yield return Write(text, quote, InDigits);
            yield return Write(text, quote, letter => string.Concat(Encoding.UTF8.GetBytes(letter.ToString()).Select(unit => $"\\x{unit:x2}")));
            yield return quote.Length == 0 ? escaped : escaped.Replace(quote, "\\" + quote, StringComparison.Ordinal); // languages that keep control characters
        }
    }

    private static string Write(string text, string quote, Func<Rune, string> writeOther)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            var shown = letter.ToString();
            _ = letter.Value switch
            {
                '\\' => written.Append("\\\\"),
                '\n' => written.Append("\\n"),
                '\r' => written.Append("\\r"),
                '\t' => written.Append("\\t"),
                < ' ' or '\u007f' => written.Append(CultureInfo.InvariantCulture, $"\\x{letter.Value:x2}"),
                > '\u007f' => written.Append(writeOther(letter)),
                _ when shown == quote => written.Append('\\').Append(shown),
                _ => written.Append(shown),
            };
        }

        return written.ToString();
    }

    private static string InDigits(Rune letter) => letter.Value switch
    {
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{letter.Value:x2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{letter.Value:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{letter.Value:x8}"),
    };
}

using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets.Spellings;

/// <summary>A text as a part of an address or a form. Programs differ in the characters that they keep, and in the case of the digits.</summary>
internal static class PercentSpelling
{
    private static readonly string[] KeptByPrograms =
    [
        "-_.~", // RFC 3986: Python without safe letters, .NET
        "-_.~/", // Python
        "-_.!~*'()", // encodeURIComponent of JavaScript
        "-_.*", // forms
        "-_.!*()", // UrlEncode of .NET
        "-_.!~*'()/:;,@&=+$#?", // encodeURI of JavaScript
    ];

    /// <summary>The spellings; some can be equal. A space becomes <c>%20</c> or a plus; an address within an address is encoded twice.</summary>
    public static IEnumerable<string> Enumerate(string text)
    {
        foreach (var kept in KeptByPrograms)
        {
            var written = Write(text, kept, "X2");
            yield return written;
            yield return written.Replace("%20", "+", StringComparison.Ordinal);
            yield return written.Replace("%", "%25", StringComparison.Ordinal);
            written = Write(text, kept, "x2");
            yield return written;
            yield return written.Replace("%20", "+", StringComparison.Ordinal);
        }
    }

    private static string Write(string text, string kept, string digits)
    {
        var written = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)unit) || kept.Contains((char)unit, StringComparison.Ordinal)
                ? written.Append((char)unit)
                : written.Append('%').Append(unit.ToString(digits, CultureInfo.InvariantCulture));
        }

        return written.ToString();
    }
}

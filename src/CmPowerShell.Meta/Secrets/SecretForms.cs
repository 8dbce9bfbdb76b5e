using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets;

/// <summary>The forms of a secret in a text: unchanged, line by line, and encoded as in the formats of texts of the engine and of scripts.</summary>
internal static class SecretForms
{
    /// <summary>The forms of a secret, each once. A line of a secret with several is a separate form, unless it is so short that it would be found everywhere.</summary>
    public static IEnumerable<string> Enumerate(string value) => Lines(value).Prepend(value).SelectMany(Spellings).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string value) => value.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= KnownSecrets.ShortestLength);

    private static IEnumerable<string> Spellings(string text) =>
    [
        text,
        .. JsonTexts(text),
        .. PercentEncoded(text),
        .. Base64(text),
        .. Quoted(text),
    ];

    // As Python's json module writes texts, and so do we; with other letters as they are; and as System.Text.Json writes them, in digits of both cases, with and without
    // the slash of JavaScript.
    private static IEnumerable<string> JsonTexts(string text)
    {
        foreach (var written in new[] { Json(text, letter => letter is < ' ' or > '~', "x4"), Json(text, letter => letter < ' ', "x4"), Json(text, letter => IsEscapedByNet(letter), "X4"), Json(text, letter => IsEscapedByNet(letter), "x4") })
        {
            yield return written;
            yield return written.Replace("\\\"", "\\u0022", StringComparison.Ordinal);
            yield return written.Replace("/", "\\/", StringComparison.Ordinal);
        }

        // Only the characters that HTML would interpret are written in digits by other writers and by filters.
        yield return Json(text, letter => letter is < ' ' or '\'' or '+' or '<' or '>' or '&', "X4");
        yield return Json(text, letter => letter is < ' ' or > '~' or '\'' or '+' or '<' or '>' or '&', "x4").Replace("\\u002b", "\\u002B", StringComparison.Ordinal);
        yield return Json(text, letter => letter is < ' ' or '<' or '>' or '&', "x4");
    }

    private static bool IsEscapedByNet(char letter) => letter is < ' ' or > '~' or '"' or '\'' or '&' or '<' or '>' or '+' or '`';

    // The slash is not changed in paths, a space becomes a plus in forms, and the digits have both cases.
    private static IEnumerable<string> PercentEncoded(string text)
    {
        foreach (var kept in new[] { "-_.~", "-_.~/", "-_.!~*'()", "-_.*", "-_.!~*'()/:;,@&=+$#?" })
        {
            var written = Percent(text, kept);
            yield return written;
            yield return LowerDigits(written);
            yield return written.Replace("%20", "+", StringComparison.Ordinal);
            yield return LowerDigits(written.Replace("%20", "+", StringComparison.Ordinal));
        }
    }

    private static string LowerDigits(string percentEncoded)
    {
        var written = new StringBuilder(percentEncoded);
        for (var place = percentEncoded.IndexOf('%', StringComparison.Ordinal); place >= 0 && place + 2 < percentEncoded.Length; place = percentEncoded.IndexOf('%', place + 1))
        {
            (written[place + 1], written[place + 2]) = (char.ToLowerInvariant(written[place + 1]), char.ToLowerInvariant(written[place + 2]));
        }

        return written.ToString();
    }

    private static string Percent(string text, string kept)
    {
        var written = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)unit) || kept.Contains((char)unit, StringComparison.Ordinal)
                ? written.Append((char)unit)
                : written.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
        }

        return written.ToString();
    }

    // The text before the secret shifts it against the groups of three bytes, so its letters differ for each of three positions. Those that depend on the surrounding text
    // are left out; so a header of http is found with any user before the colon, and so is a line end after the secret.
    private static IEnumerable<string> Base64(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var before = 0; before < 3; before++)
        {
            var padded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var last = padded.Length - (((before + bytes.Length) % 3) switch { 0 => 0, 1 => 3, _ => 2 });
            if (last - first >= KnownSecrets.ShortestLength)
            {
                yield return padded[first..last];
                yield return padded[first..last].Replace('+', '-').Replace('/', '_');
            }
        }

        yield return Convert.ToBase64String(bytes);
        yield return Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexString(bytes).ToLowerInvariant();
    }

    private static IEnumerable<string> Quoted(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal);
        return
        [
            text.Replace("'", "'\\''", StringComparison.Ordinal), // bash
            text.Replace("'", "'\"'\"'", StringComparison.Ordinal), // Python's shlex
            text.Replace("'", "''", StringComparison.Ordinal), // PowerShell, YAML
            text.Replace("\"", "\"\"", StringComparison.Ordinal),
            text.Replace("%", "%%", StringComparison.Ordinal),
            escaped.Replace("'", "\\'", StringComparison.Ordinal), // Python's repr
            escaped.Replace("\"", "\\\"", StringComparison.Ordinal),
            escaped,
            WithBackslashes(text, "\"\\$`"), // double quotes of a shell
            WithBackslashes(text, " !\"#$&'()*,;<>?[\\]^`{|}~"), // printf %q
            .. Xml(text),
        ];
    }

    private static IEnumerable<string> Xml(string text)
    {
        var plain = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        return
        [
            plain,
            plain.Replace("\"", "&quot;", StringComparison.Ordinal),
            plain.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal),
            plain.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#x27;", StringComparison.Ordinal),
        ];
    }

    private static string WithBackslashes(string text, string letters) =>
        string.Concat(text.Select(letter => letters.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString()));

    private static string Json(string text, Func<char, bool> isInDigits, string digits)
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

using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets;

/// <summary>The forms in which a secret can stand in a text: as it is, line by line, and as the formats write it that texts of ours and of scripts have.</summary>
internal static class SecretForms
{
    /// <summary>The forms of a secret, each once. A line of a secret with several is a form by itself, unless it is so short that it would be found everywhere.</summary>
    public static IEnumerable<string> Enumerate(string value) => Lines(value).Prepend(value).SelectMany(Spellings).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string value) => value.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= KnownSecrets.ShortestLength);

    private static IEnumerable<string> Spellings(string text) =>
    [
        text,
        Json(text),
        Uri.EscapeDataString(text),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("git:" + text)), // as a header of http holds it
        text.Replace("'", "'\\''", StringComparison.Ordinal),
        text.Replace("'", "''", StringComparison.Ordinal),
        text.Replace("%", "%%", StringComparison.Ordinal),
    ];

    // As Python's json module writes texts, and so do we.
    private static string Json(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => written.Append('\\').Append(letter),
                '\n' => written.Append("\\n"),
                '\r' => written.Append("\\r"),
                '\t' => written.Append("\\t"),
                '\b' => written.Append("\\b"),
                '\f' => written.Append("\\f"),
                < ' ' or > '~' => written.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => written.Append(letter),
            };
        }

        return written.ToString();
    }
}

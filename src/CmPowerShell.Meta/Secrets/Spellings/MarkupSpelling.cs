using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets.Spellings;

/// <summary>A text as writers of XML and HTML write it. They differ in how they write quotes, and in the letters that they write as numbers.</summary>
internal static class MarkupSpelling
{
    private static readonly Dictionary<char, string>[] Entities =
    [
        [],
        new() { ['"'] = "&quot;" },
        new() { ['"'] = "&quot;", ['\''] = "&#39;" },
        new() { ['"'] = "&quot;", ['\''] = "&#x27;" },
        new() { ['"'] = "&quot;", ['\''] = "&apos;" },
        new() { ['"'] = "&#34;", ['\''] = "&#39;" }, // Go
        new() { ['"'] = "&quot;", ['\''] = "&#x27;", ['/'] = "&#x2F;" }, // mustache
    ];

    private static readonly Dictionary<char, string> EntitiesOfNet = new() { ['"'] = "&quot;", ['\''] = "&#x27;", ['+'] = "&#x2B;" };

    /// <summary>The spellings; some can be equal.</summary>
    public static IEnumerable<string> Enumerate(string text) =>
    [
        .. Entities.Select(entities => Write(text, entities, letter => letter.ToString())),
        Write(text, Entities[0], letter => letter.IsAscii ? letter.ToString() : Number(letter)), // xmlcharrefreplace of Python
        Write(text, Entities[2], letter => letter.IsAscii ? letter.ToString() : Number(letter)),
        Write(text, Entities[2], letter => letter.Value is (>= 0xA0 and <= 0xFF) or > 0xFFFF ? Number(letter) : letter.ToString()), // WebUtility of .NET
        Write(text, EntitiesOfNet, letter => letter.Value is >= ' ' and <= '~' ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"&#x{letter.Value:X};")),
    ];

    private static string Number(Rune letter) => string.Create(CultureInfo.InvariantCulture, $"&#{letter.Value};");

    private static string Write(string text, Dictionary<char, string> entities, Func<Rune, string> writeOther)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            _ = letter.Value switch
            {
                '&' => written.Append("&amp;"),
                '<' => written.Append("&lt;"),
                '>' => written.Append("&gt;"),
                _ when letter.IsBmp && entities.TryGetValue((char)letter.Value, out var entity) => written.Append(entity),
                _ => written.Append(writeOther(letter)),
            };
        }

        return written.ToString();
    }
}

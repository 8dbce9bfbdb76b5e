using System.Globalization;
using System.Text;

namespace CmPowerShell.Meta.Secrets.Spellings;

/// <summary>The bytes of a text in base64 or hexadecimal digits.</summary>
internal static class BinarySpelling
{
    // Base64 writes three bytes as so many letters.
    private const int Group = 4;

    // Between the digits of bytes in dumps.
    private static readonly string[] Separators = ["", " ", ":", "-", "\\x"];
    private static readonly string[] DigitsOfByte = ["x2", "X2"];

    /// <summary>The spellings. PowerShell takes commands as base64 of UTF-16.</summary>
    public static IEnumerable<string> Enumerate(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Base64(bytes),
            .. Base64(Encoding.Unicode.GetBytes(text)),
            .. Separators.SelectMany(separator => DigitsOfByte.Select(digits => string.Join(separator, bytes.Select(unit => unit.ToString(digits, CultureInfo.InvariantCulture))))),
        ];
    }

    // The text before the secret shifts it against the groups of three bytes, so its letters differ for each of three positions. Those that depend on the surrounding text
    // are left out; so a header of http is found with any user before the colon, and so is a line end after the secret. Programs break lines between two groups, so each
    // two groups are a form too.
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var padded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var last = padded.Length - (((before + bytes.Length) % 3) switch { 0 => 0, 1 => 3, _ => 2 });
            var parts = Enumerable.Range(0, padded.Length / Group).Select(group => (From: group * Group, To: (group + 2) * Group))
                .Where(part => part.From >= first && part.To <= last).Prepend((From: first, To: last)).Where(part => part.To - part.From >= KnownSecrets.ShortestLength);
            foreach (var part in parts.Select(part => padded[part.From..part.To]))
            {
                yield return part;
                yield return ForAddresses(part);
            }
        }

        yield return Convert.ToBase64String(bytes);
        yield return ForAddresses(Convert.ToBase64String(bytes).TrimEnd('='));
    }

    private static string ForAddresses(string base64) => base64.Replace('+', '-').Replace('/', '_');
}

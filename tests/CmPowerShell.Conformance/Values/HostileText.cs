using System.Text;

namespace CmPowerShell.Conformance.Values;

/// <summary>Makes texts of what means something to shells, of what they run, and of any character that a variable can hold.</summary>
internal sealed class HostileText(Random random)
{
    private const int Longest = 40;
    private const int LongestOfAll = 20_000;

    private static readonly string[] Pieces =
    [
        "'", "\"", "`", "$", "\\", "%", "!", "&", "|", ";", "<", ">", "(", ")", "{", "}", "[", "]", "*", "?", "#", "~", "=", "^", ",", " ", "\t", "\n", "\r\n", "\r", "\u0001", "\u007f",
        "$(id -un)", "`id`", "${HOME}", "$HOME", "%PATH%", "!PATH!", "$((1/0))", "'; exit 9; '", "\"; exit 9; \"", "\\'", "\\\n", "''", "$'\\n'", "&& false", "\nexit 9\n", "EOF",
        "-n", "--", "-e", "a", "Z", "0", "é", "€", "’", "漢", "\u202e", "\ufeff", "😀", "e\u0301",
    ];

    /// <summary>The next text; one in a thousand is long.</summary>
    internal string Next()
    {
        var (length, text) = (random.Next(1000) == 0 ? random.Next(LongestOfAll) : random.Next(Longest), new StringBuilder());
        while (text.Length < length)
        {
            text.Append(random.Next(4) == 0 ? AnyCharacter() : Pieces[random.Next(Pieces.Length)]);
        }

        // Three of them make a placeholder, which refers to a variable.
        return text.Replace("<<<", "<<").ToString();
    }

    // No half of a pair, and no zero, which ends a variable.
    private string AnyCharacter()
    {
        var number = random.Next(1, random.Next(2) == 0 ? 0x250 : 0x110000);
        return number is >= 0xD800 and <= 0xDFFF ? "x" : char.ConvertFromUtf32(number);
    }
}

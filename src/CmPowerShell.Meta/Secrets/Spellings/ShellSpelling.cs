using System.Text;

namespace CmPowerShell.Meta.Secrets.Spellings;

/// <summary>A text as a word of a command line: in the quotes of a shell, or with its escape characters.</summary>
internal static class ShellSpelling
{
    private const string SpecialInBash = " !\"$&'()*,;<>?[\\]^`{|}";

    /// <summary>The spellings; some can be equal.</summary>
    public static IEnumerable<string> Enumerate(string text) =>
    [
        text.Replace("'", "'\\''", StringComparison.Ordinal), // bash
        text.Replace("'", "'\"'\"'", StringComparison.Ordinal), // Python's shlex
        text.Replace("'", "''", StringComparison.Ordinal), // PowerShell, YAML
        text.Replace("\"", "\"\"", StringComparison.Ordinal),
        text.Replace("%", "%%", StringComparison.Ordinal),
        WithBackslashes(text, (letter, _) => "\"\\$`".Contains(letter, StringComparison.Ordinal)), // double quotes of a shell
        WithBackslashes(text, (letter, _) => letter is '~' or '#' || SpecialInBash.Contains(letter, StringComparison.Ordinal)),
        WithBackslashes(text, IsEscapedByPrintf),
        AnsiC(text, isAscii: false),
        AnsiC(text, isAscii: true),
        string.Concat(text.Select(letter => "&<>|^".Contains(letter, StringComparison.Ordinal) ? $"^{letter}" : letter.ToString())), // cmd
    ];

    // printf %q of bash: a tilde and a comment begin only where a word begins.
    private static bool IsEscapedByPrintf(char letter, char? before) => letter switch
    {
        '~' => before is null or ':' or '=',
        '#' => before is null,
        _ => SpecialInBash.Contains(letter, StringComparison.Ordinal),
    };

    private static string WithBackslashes(string text, Func<char, char?, bool> isEscaped) =>
        string.Concat(text.Select((letter, place) => isEscaped(letter, place == 0 ? null : text[place - 1]) ? $"\\{letter}" : letter.ToString()));

    // $'…' of bash, for texts with control characters; without a language also for letters that are not ASCII.
    private static string AnsiC(string text, bool isAscii)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes())
        {
            _ = letter.Value switch
            {
                '\\' or '\'' => written.Append('\\').Append(letter),
                '\a' => written.Append("\\a"),
                '\b' => written.Append("\\b"),
                '\u001b' => written.Append("\\E"),
                '\f' => written.Append("\\f"),
                '\n' => written.Append("\\n"),
                '\r' => written.Append("\\r"),
                '\t' => written.Append("\\t"),
                '\v' => written.Append("\\v"),
                < ' ' or '\u007f' => written.Append(Octal(letter)),
                > '\u007f' when isAscii => written.Append(Octal(letter)),
                _ => written.Append(letter),
            };
        }

        return written.ToString();
    }

    private static string Octal(Rune letter) => string.Concat(Encoding.UTF8.GetBytes(letter.ToString()).Select(unit => $"\\{Convert.ToString(unit, 8).PadLeft(3, '0')}"));
}

using System.Text;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Classic.Grammar;

/// <summary>
/// Splits a command line that is one text into words, as Python's <c>shlex.split</c> does: words are separated by white space,
/// single quotes keep everything, double quotes keep everything but <c>\"</c> and <c>\\</c>, a backslash keeps the next character.
/// </summary>
internal static class CommandLineWords
{
    /// <summary>The words.</summary>
    /// <exception cref="CmException">Id <c>UnbalancedQuote</c>.</exception>
    internal static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var index = 0;
        while (SkipSpace(text, ref index))
        {
            words.Add(ReadWord(text, ref index));
        }

        return words;
    }

    private static bool SkipSpace(string text, ref int index)
    {
        while (index < text.Length && IsSpace(text[index]))
        {
            index++;
        }

        return index < text.Length;
    }

    private static string ReadWord(string text, ref int index)
    {
        var word = new StringBuilder();
        while (index < text.Length && !IsSpace(text[index]))
        {
            switch (text[index])
            {
                case '\'' or '"':
                    ReadQuoted(text, ref index, word);
                    break;
                case '\\':
                    word.Append(index + 1 < text.Length ? text[index + 1] : throw Unbalanced(text, index, "Nothing follows the backslash"));
                    index += 2;
                    break;
                default:
                    word.Append(text[index++]);
                    break;
            }
        }

        return word.ToString();
    }

    private static void ReadQuoted(string text, ref int index, StringBuilder word)
    {
        var start = index;
        var quote = text[index++];
        while (index < text.Length && text[index] != quote)
        {
            var isEscape = quote == '"' && text[index] == '\\' && index + 1 < text.Length && text[index + 1] is '"' or '\\';
            index += isEscape ? 1 : 0;
            word.Append(text[index++]);
        }

        if (index >= text.Length)
        {
            throw Unbalanced(text, start, "A quote is not closed");
        }

        index++;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static CmException Unbalanced(string text, int index, string problem) => new(new CmError(
        "UnbalancedQuote", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"{problem}: column {index + 1} of the command line.")
    {
        Hint = "Close the quote, or put a backslash before it.",
        Target = text,
    });
}

using System.Text;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>
/// Expands <c>${NAME}</c> and <c>$NAME</c> in a text that the author of a repository's meta wrote, as a shell does between double
/// quotes. Nothing else that means something to a shell does so here: <c>$(…)</c> and back quotes stay as they are.
/// </summary>
internal static class TemplateText
{
    // No system lets a variable be longer.
    private const int Longest = 1 << 20;

    /// <summary>Expands a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lookup">The value of a variable, or null when it is not set, which counts as empty.</param>
    public static string Expand(string text, Func<string, string?> lookup)
    {
        if (!text.Contains('$', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var place = 0;
        while (place < text.Length)
        {
            place = text[place] switch
            {
                '\\' => Escape(text, place, result),
                '$' => Reference(text, place, lookup, result),
                _ => Literal(text, place, result),
            };
        }

        return result.ToString();
    }

    private static int Literal(string text, int place, StringBuilder result)
    {
        result.Append(text[place]);
        return place + 1;
    }

    // Between double quotes a shell removes the backslash only before these characters.
    private static int Escape(string text, int place, StringBuilder result)
    {
        if (place + 1 < text.Length && text[place + 1] is '$' or '`' or '"' or '\\')
        {
            result.Append(text[place + 1]);
            return place + 2;
        }

        return Literal(text, place, result);
    }

    private static int Reference(string text, int place, Func<string, string?> lookup, StringBuilder result)
    {
        var braced = place + 1 < text.Length && text[place + 1] == '{';
        var start = braced ? place + 2 : place + 1;
        var end = start;
        while (end < text.Length && IsNamePart(text[end], end == start))
        {
            end++;
        }

        if (end == start || (braced && (end >= text.Length || text[end] != '}')))
        {
            return Literal(text, place, result);
        }

        result.Append(lookup(text[start..end]) ?? "");
        if (result.Length > Longest)
        {
            throw new CmException(new CmError(
                "VariableTooLong", ReturnCode.Failed, CmErrorCategory.InvalidData, $"A text with the variable '{text[start..end]}' grows beyond {Longest >> 10} KiB.")
            { Hint = "Check that no variable refers to another one many times.", Target = text[start..end] });
        }

        return braced ? end + 1 : end;
    }

    private static bool IsNamePart(char c, bool first) => char.IsAsciiLetter(c) || c == '_' || (!first && char.IsAsciiDigit(c));
}

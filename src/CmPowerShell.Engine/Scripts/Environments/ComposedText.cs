using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Environments;

/// <summary>
/// Puts one text into another where one of them may be a template (<see cref="MetaText.IsTemplate"/>) and the other literal. The result expands what the
/// template part refers to and leaves the literal part as it is.
/// </summary>
internal static class ComposedText
{
    // No system lets a variable be longer. A text that names itself twice would double with every step.
    private const int Longest = 1 << 20;

    /// <summary>The text with a value in the place of every occurrence of a mark.</summary>
    /// <param name="text">The text around the value.</param>
    /// <param name="mark">What is replaced.</param>
    /// <param name="value">What comes in its place.</param>
    /// <exception cref="CmException"><c>PlaceholderTooLong</c>: the result would have more than 1 MiB.</exception>
    public static MetaText Replace(MetaText text, string mark, MetaText value)
    {
        var (outer, inner) = (text.Value, value.Value);
        var (outerRefers, innerRefers) = (Refers(outer), Refers(inner));
        var isTemplate = (text.IsTemplate && outerRefers) || (value.IsTemplate && innerRefers);
        if (isTemplate && outerRefers && !text.IsTemplate)
        {
            (outer, mark) = (Protect(outer), Protect(mark));
        }

        if (isTemplate && innerRefers && !value.IsTemplate)
        {
            inner = Protect(inner);
        }

        var count = outer.AsSpan().Count(mark);
        if (outer.Length + ((long)count * inner.Length) > Longest)
        {
            throw TooLong(text, mark);
        }

        return new MetaText(outer.Replace(mark, inner, StringComparison.Ordinal)) { IsTemplate = isTemplate, Position = text.Position };
    }

    /// <summary>A value as a text; anything but a text is literal.</summary>
    public static MetaText Compose(MetaValue value) => value as MetaText ?? new MetaText(value.ToString());

    private static CmException TooLong(MetaText text, string mark) => new(new CmError(
        "PlaceholderTooLong", ReturnCode.Failed, CmErrorCategory.InvalidData, $"A text in which '{mark}' stands grows beyond {Longest >> 10} KiB.")
    { Hint = "See that the variable does not refer to itself, also by way of others.", Target = text.Value.Length > 80 ? text.Value[..80] : text.Value });

    private static bool Refers(string text) => text.AsSpan().IndexOfAny('$', '\\') >= 0;

    /// <summary>A literal text as a template that stands for it: in a template a backslash takes the meaning of the character after it.</summary>
    public static string Protect(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}

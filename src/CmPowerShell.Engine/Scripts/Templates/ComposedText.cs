using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Templates;

/// <summary>
/// A text made of parts of other texts, of which one may be a template (<see cref="MetaText.IsTemplate"/>) and another literal. The result expands what the
/// template parts refer to and leaves the literal and the typed parts (<see cref="MetaText.TypedParts"/>) as they are.
/// </summary>
internal sealed class ComposedText
{
    // No system lets a variable be longer. A text that names itself twice would double with every step.
    private const int Longest = 1 << 20;

    private readonly bool _isTemplate;
    private readonly StringBuilder _text = new();
    private readonly List<Range> _typed = [];

    private ComposedText(bool isTemplate) => _isTemplate = isTemplate;

    /// <summary>The text with a value in the place of every occurrence of a mark. A mark within a typed part is data and stays.</summary>
    /// <param name="text">The text around the value.</param>
    /// <param name="mark">What is replaced.</param>
    /// <param name="value">What comes in its place.</param>
    /// <exception cref="CmException"><c>PlaceholderTooLong</c>: the result would have more than 1 MiB.</exception>
    public static MetaText Replace(MetaText text, string mark, MetaText value)
    {
        var composed = new ComposedText((text.IsTemplate && Refers(text.Value)) || (value.IsTemplate && Refers(value.Value)));
        var place = 0;
        for (var found = Next(text, mark, 0); found >= 0; found = Next(text, mark, place))
        {
            composed.Append(text, place, found);
            composed.Append(value, 0, value.Value.Length);
            if (composed._text.Length + text.Value.Length - found > Longest)
            {
                throw TooLong(text, mark);
            }

            place = found + mark.Length;
        }

        composed.Append(text, place, text.Value.Length);
        return new MetaText(composed._text.ToString()) { IsTemplate = composed._isTemplate, Position = text.Position, TypedParts = composed._typed };
    }

    /// <summary>A value as a text; anything but a text is literal.</summary>
    public static MetaText Compose(MetaValue value) => value as MetaText ?? new MetaText(value.ToString());

    private static CmException TooLong(MetaText text, string mark) => new(new CmError(
        "PlaceholderTooLong", ReturnCode.Failed, CmErrorCategory.InvalidData, $"A text with '{mark}' grows beyond {Longest >> 10} KiB.")
    { Hint = "Check that the variable does not refer to itself, directly or through others.", Target = text.Value.Length > 80 ? text.Value[..80] : text.Value });

    /// <summary>A literal text as an equivalent template: in a template a backslash takes the meaning of the character after it.</summary>
    public static string Protect(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);

    /// <summary>Whether the user typed any part of a range of a text.</summary>
    public static bool IsTyped(MetaText text, int start, int end) =>
        text.TypedParts.Any(part => part.Start.GetOffset(text.Value.Length) < end && start < part.End.GetOffset(text.Value.Length));

    private static bool Refers(string text) => text.AsSpan().IndexOfAny('$', '\\') >= 0;

    private static int Next(MetaText text, string mark, int from)
    {
        var found = text.Value.IndexOf(mark, from, StringComparison.Ordinal);
        while (found >= 0 && IsTyped(text, found, found + mark.Length))
        {
            found = text.Value.IndexOf(mark, found + 1, StringComparison.Ordinal);
        }

        return found;
    }

    private void Append(MetaText source, int start, int end)
    {
        foreach (var part in source.TypedParts)
        {
            var from = Math.Max(start, part.Start.GetOffset(source.Value.Length));
            var to = Math.Min(end, part.End.GetOffset(source.Value.Length));
            if (from < to)
            {
                AppendPart(source, start, from);
                var begin = _text.Length;
                AppendPart(source, from, to);
                _typed.Add(begin.._text.Length);
                start = to;
            }
        }

        AppendPart(source, start, end);
    }

    private void AppendPart(MetaText source, int start, int end) =>
        _text.Append(_isTemplate && !source.IsTemplate ? Protect(source.Value[start..end]) : source.Value[start..end]);
}

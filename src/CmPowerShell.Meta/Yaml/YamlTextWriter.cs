using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Writes texts in the three styles and folds long ones as PyYAML does.</summary>
/// <param name="output">Where to.</param>
internal sealed class YamlTextWriter(YamlOutput output)
{
    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">The style.</param>
    /// <param name="indent">The column at which further lines begin.</param>
    /// <param name="mayFold">Whether the text may take several lines; a key may not.</param>
    internal void Write(string text, YamlTextStyle style, int indent, bool mayFold)
    {
        switch (style)
        {
            case YamlTextStyle.Plain:
                WritePlain(text, indent, mayFold);
                break;
            case YamlTextStyle.SingleQuoted:
                WriteSingleQuoted(text, indent, mayFold);
                break;
            default:
                WriteDoubleQuoted(text.EnumerateCodePoints(), indent, mayFold);
                break;
        }
    }

    /// <summary>Writes a text without quotes, breaking at single spaces of lines that are full.</summary>
    private void WritePlain(string text, int indent, bool mayFold)
    {
        output.BeginPlain();
        foreach (var run in YamlRun.Split(text))
        {
            if (run.IsOneSpace && mayFold && output.IsFull)
            {
                output.Indent(indent);
                output.EndIndent();
            }
            else
            {
                output.Raw(run.Text);
            }
        }
    }

    /// <summary>Writes a text in single quotes: a quote is doubled, a line end becomes an empty line.</summary>
    private void WriteSingleQuoted(string text, int indent, bool mayFold)
    {
        output.Sign("'", isApart: true);
        foreach (var run in YamlRun.Split(text))
        {
            if (run.IsBreaks)
            {
                WriteBreaks(run.Text.Length, indent);
            }
            else if (run.IsOneSpace && mayFold && output.IsFull && !run.IsFirst && !run.IsLast)
            {
                output.Indent(indent);
            }
            else
            {
                output.Raw(run.Text.Replace("'", "''", StringComparison.Ordinal));
            }
        }

        output.Sign("'", isApart: false);
    }

    // One line end more than there are, since a single one reads as a space.
    private void WriteBreaks(int count, int indent)
    {
        for (var i = 0; i <= count; i++)
        {
            output.BreakLine();
        }

        output.Indent(indent);
    }

    private void WriteDoubleQuoted(int[] text, int indent, bool mayFold)
    {
        output.Sign("\"", isApart: true);
        var start = 0;
        for (var end = 0; end < text.Length; end++)
        {
            if (YamlEscape.IsNeeded(text[end]))
            {
                Flush(text, start, end);
                output.Raw(YamlEscape.Format(text[end]));
                start = end + 1;
            }

            var mayBreak = end > 0 && end < text.Length - 1 && (text[end] == ' ' || start >= end);
            if (mayFold && mayBreak && output.WouldOverflow(end - start))
            {
                Flush(text, start, end);
                start = Math.Max(start, end);
                BreakInside(indent, isBeforeSpace: text[start] == ' ');
            }
        }

        Flush(text, start, text.Length);
        output.Sign("\"", isApart: false);
    }

    private void Flush(int[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            output.Raw([(char)text[i]]);
        }
    }

    // A backslash at the end of a line joins it with the next one; another one keeps a space that begins the next.
    private void BreakInside(int indent, bool isBeforeSpace)
    {
        output.Raw("\\");
        output.Indent(indent);
        output.EndIndent();
        if (isBeforeSpace)
        {
            output.Raw("\\");
        }
    }
}

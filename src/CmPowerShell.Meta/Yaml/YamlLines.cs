using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Moves through the lines of a text that have content: blank lines and lines with only a comment are skipped.</summary>
internal struct YamlLines(string text)
{
    private int _next;
    private int _line;
    private int _lineStart;

    /// <summary>The column where the content of the line begins, from 0; -1 after the last line.</summary>
    internal int Indent { get; private set; }

    /// <summary>The place in the text where the content begins.</summary>
    internal readonly int Start => _lineStart + Indent;

    /// <summary>The place in the text after the last character of the line that is not a space.</summary>
    internal int End { get; private set; }

    /// <summary>Whether blank lines or comments are between this line and the one before.</summary>
    internal bool IsAfterGap { get; private set; }

    /// <summary>Whether the line is the start or the end of a document, or a directive.</summary>
    internal readonly bool IsMarker => Indent == 0 && (text[_lineStart] == '%' || IsAt("---") || IsAt("..."));

    /// <summary>Moves to the next line with content.</summary>
    internal void MoveNext()
    {
        for (IsAfterGap = false; _next < text.Length; IsAfterGap = true)
        {
            (_lineStart, _line) = (_next, _line + 1);
            var length = text.AsSpan(_lineStart).IndexOf('\n');
            _next = length < 0 ? text.Length : _lineStart + length + 1;
            var content = text.AsSpan(_lineStart, length < 0 ? text.Length - _lineStart : length).TrimEnd(" \r");
            Indent = content.Length - content.TrimStart(' ').Length;
            End = _lineStart + content.Length;
            if (Indent < content.Length && content[Indent] != '#')
            {
                return;
            }
        }

        Indent = -1;
    }

    /// <summary>Goes to a place within the line, where a list or map begins after the sign of a list item.</summary>
    internal void Enter(int place) => Indent = place - _lineStart;

    /// <summary>The position of a place within the line.</summary>
    internal readonly SourcePosition Position(int place) => new(_line, place - _lineStart + 1);

    private readonly bool IsAt(string mark) => text.AsSpan(_lineStart).StartsWith(mark);
}

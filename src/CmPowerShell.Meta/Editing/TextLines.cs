namespace CmPowerShell.Meta.Editing;

/// <summary>The lines of a text.</summary>
/// <param name="text">The text.</param>
internal sealed class TextLines(string text)
{
    /// <summary>The line ends of the text: by its first line.</summary>
    internal string LineEnd { get; } = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var first && text[first - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>The column of a character, from 0.</summary>
    internal int Column(int at) => at - Start(at);

    /// <summary>The first character of the line of a character.</summary>
    internal int Start(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The first character of the next line; the end of the text after the last one.</summary>
    internal int Next(int at) => at >= text.Length ? text.Length : text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;

    /// <summary>Whether only spaces precede a character on its line.</summary>
    internal bool IsFirst(int at) => text.AsSpan(Start(at)..at).Trim(' ').IsEmpty;

    /// <summary>Lines as they are inserted at the beginning of a line, or after the last line that lacks its end.</summary>
    /// <param name="at">Where they are inserted, as <see cref="Next"/> gives it.</param>
    /// <param name="lines">The lines without the last line end.</param>
    internal string Inserted(int at, string lines) => at == 0 || text[at - 1] == '\n' ? lines + LineEnd : LineEnd + lines;

    /// <summary>Moves all lines but the first to a column, and gives them the line ends of the text.</summary>
    internal string Indent(string lines, int column) => string.Join(
        LineEnd, lines.Split('\n').Select((line, place) => place == 0 || line.Length == 0 ? line : new string(' ', column) + line));
}

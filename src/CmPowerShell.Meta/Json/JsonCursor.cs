using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>A position in a JSON text that moves forward, with line and column.</summary>
internal sealed class JsonCursor
{
    private readonly string _text;
    private readonly string _file;
    private int _line = 1;
    private int _lineStart;

    internal JsonCursor(string text, string file)
    {
        _text = text;
        _file = file;
        Index = text.StartsWith('\uFEFF') ? 1 : 0;
        _lineStart = Index;
    }

    internal int Index { get; private set; }

    internal bool AtEnd => Index >= _text.Length;

    /// <summary>The character here, or NUL at the end of the text.</summary>
    internal char Current => Index < _text.Length ? _text[Index] : '\0';

    internal SourcePosition Position => new(_line, Index - _lineStart + 1);

    internal ReadOnlySpan<char> Rest => _text.AsSpan(Index);

    /// <summary>Moves on inside a line.</summary>
    internal void Skip(int count) => Index += count;

    internal void SkipSpace()
    {
        for (; Index < _text.Length; Index++)
        {
            switch (_text[Index])
            {
                case ' ' or '\t':
                    break;
                case '\n':
                    StartLine();
                    break;
                case '\r':
                    if (Index + 1 >= _text.Length || _text[Index + 1] != '\n')
                    {
                        StartLine();
                    }

                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Moves over a character if it is the one here.</summary>
    internal bool Take(char expected)
    {
        if (Current != expected || AtEnd)
        {
            return false;
        }

        Index++;
        return true;
    }

    /// <summary>Moves past a word if it follows.</summary>
    internal bool Take(string word)
    {
        if (!Rest.StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        Index += word.Length;
        return true;
    }

    internal CmPowerShell.Meta.Errors.CmException Broken(string problem) => Broken(Position, problem);

    internal CmPowerShell.Meta.Errors.CmException Broken(SourcePosition position, string problem) => MetaProblem.Broken("JSON", _file, position, problem);

    internal CmPowerShell.Meta.Errors.CmException TooDeep() => MetaProblem.TooDeep("JSON", _file, Position);

    private void StartLine()
    {
        _line++;
        _lineStart = Index + 1;
    }
}

using System.Text;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Collects the characters of a YAML text and the state of the current line, from which PyYAML decides where to break.</summary>
internal sealed class YamlOutput
{
    /// <summary>A word that would begin after this column is moved to the next line.</summary>
    internal const int Width = 80;

    private readonly StringBuilder _text = new();
    private int _column;
    private bool _endsInSpace = true;

    /// <summary>Whether the line so far is only white space and the signs that open an item.</summary>
    internal bool IsIndentOnly { get; private set; } = true;

    /// <summary>Whether the line is already so long that the next word should start a new one.</summary>
    internal bool IsFull => _column > Width;

    /// <summary>Writes a sign such as <c>-</c>, <c>:</c> or a quote.</summary>
    /// <param name="sign">The sign.</param>
    /// <param name="isApart">Whether a space must precede it.</param>
    /// <param name="opensItem">Whether the next part may be on the same line as if it were indented.</param>
    internal void Sign(string sign, bool isApart, bool opensItem = false)
    {
        Raw(_endsInSpace || !isApart ? sign : " " + sign);
        _endsInSpace = false;
        IsIndentOnly = IsIndentOnly && opensItem;
    }

    /// <summary>Writes characters unchanged.</summary>
    internal void Raw(ReadOnlySpan<char> characters)
    {
        _text.Append(characters);
        _column += characters.Length;
    }

    /// <summary>Begins a text without quotes, with a space before it where one is needed.</summary>
    internal void BeginPlain()
    {
        if (!_endsInSpace)
        {
            Raw(" ");
        }

        EndIndent();
    }

    /// <summary>Marks the next part as belonging to a text, independent of the line.</summary>
    internal void EndIndent() => _endsInSpace = IsIndentOnly = false;

    /// <summary>Moves to a column, on a new line unless this one is still empty up to there.</summary>
    internal void Indent(int column)
    {
        if (!IsIndentOnly || _column > column || (_column == column && !_endsInSpace))
        {
            BreakLine();
        }

        if (_column < column)
        {
            _endsInSpace = true;
            Raw(new string(' ', column - _column));
        }
    }

    /// <summary>Ends the line.</summary>
    internal void BreakLine()
    {
        _text.Append('\n');
        _column = 0;
        _endsInSpace = IsIndentOnly = true;
    }

    /// <summary>Whether a number of additional characters would exceed the width.</summary>
    internal bool WouldOverflow(int characters) => _column + characters > Width;

    public override string ToString() => _text.ToString();
}

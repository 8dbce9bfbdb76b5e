using System.Text;

namespace CmPowerShell.TestSupport;

/// <summary>Part of a word: a text as it is, or the name of a variable.</summary>
internal readonly record struct ShellPart(string Text, bool IsVariable);

/// <summary>A word or an operator of a line for a POSIX shell.</summary>
internal sealed record ShellWord(IReadOnlyList<ShellPart> Parts, bool IsOperator = false)
{
    /// <summary>The word as it was written, without quotes.</summary>
    internal string Text => string.Concat(Parts.Select(part => part.IsVariable ? "$" + part.Text : part.Text));

    internal bool Is(string text) => !Parts.Any(part => part.IsVariable) && Text == text;
}

/// <summary>Reads the words of the simple scripts that tests write: quotes, variables, redirections and sequences.</summary>
internal sealed class ShellWords
{
    private static readonly string[] Operators = [">&2", ">>", ">", "&&", "||", ";", "\n"];
    private readonly string _text;
    private readonly List<ShellWord> _words = [];
    private readonly List<ShellPart> _parts = [];
    private readonly StringBuilder _literal = new();
    private bool _isWord;
    private int _at;

    private ShellWords(string text) => _text = text;

    /// <summary>The words and operators of a script.</summary>
    /// <exception cref="NotSupportedException">The script has something else.</exception>
    internal static IReadOnlyList<ShellWord> Of(string text) => new ShellWords(text).Read();

    private List<ShellWord> Read()
    {
        while (_at < _text.Length)
        {
            if (Operators.FirstOrDefault(Follows) is { } sign)
            {
                EndWord();
                _words.Add(new ShellWord([new ShellPart(sign, false)], IsOperator: true));
                _at += sign.Length;
            }
            else
            {
                ReadSign(_text[_at++]);
            }
        }

        EndWord();
        return _words;
    }

    private bool Follows(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;

    private void ReadSign(char sign)
    {
        switch (sign)
        {
            case ' ':
                EndWord();
                return;
            case '\'':
                Append(UpTo('\''));
                break;
            case '"':
                ReadQuoted();
                break;
            case '$':
                ReadVariable();
                break;
            case '&' or '|' or '<' or '(' or ')' or '`' or '*' or '?' or '#' or '~':
                throw new NotSupportedException($"the sign {sign}");
            default:
                Append(sign.ToString());
                break;
        }

        _isWord = true;
    }

    private void ReadQuoted()
    {
        while (_at < _text.Length && _text[_at] is var sign && sign != '"')
        {
            _at++;
            if (sign == '$')
            {
                ReadVariable();
            }
            else
            {
                Append((sign == '\\' && _at < _text.Length && _text[_at] is '"' or '$' or '`' ? _text[_at++] : sign == '`' ? throw new NotSupportedException("a command in a text") : sign).ToString());
            }
        }

        _at++;
    }

    private void ReadVariable()
    {
        var isBraced = _at < _text.Length && _text[_at] == '{';
        var start = isBraced ? ++_at : _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        var name = _text[start.._at];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || (isBraced && _text[_at++] != '}'))
        {
            throw new NotSupportedException("an expansion that is more than a variable");
        }

        EndLiteral();
        _parts.Add(new ShellPart(name, true));
    }

    private string UpTo(char end)
    {
        var stop = _text.IndexOf(end, _at) is >= 0 and var found ? found : throw new NotSupportedException("a text of several lines");
        var text = _text[_at..stop];
        _at = stop + 1;
        return text;
    }

    private void Append(string text) => _literal.Append(text);

    private void EndLiteral()
    {
        if (_literal.Length > 0)
        {
            _parts.Add(new ShellPart(_literal.ToString(), false));
            _literal.Clear();
        }
    }

    private void EndWord()
    {
        EndLiteral();
        if (_isWord)
        {
            _words.Add(new ShellWord([.. _parts]));
        }

        _parts.Clear();
        _isWord = false;
    }
}

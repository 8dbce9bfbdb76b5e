using System.Text;
using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Tests.Language;

/// <summary>Reads the prose of a C# file: its comments, and its string literals of two words or more without the holes of interpolation.</summary>
internal sealed partial class CSharpText
{
    private readonly string _source;
    private readonly List<Prose> _comments = [];
    private readonly List<Prose> _literals = [];
    private int _at;

    private CSharpText(string source)
    {
        _source = source;
        while (_at < source.Length)
        {
            Code();
        }
    }

    /// <summary>Reads the comments of a source, one entry for each line, without XML elements and code.</summary>
    public static IReadOnlyList<Prose> Comments(string source) => new CSharpText(source)._comments;

    /// <summary>Reads the string literals of a source that are prose.</summary>
    public static IReadOnlyList<Prose> Literals(string source) => [.. new CSharpText(source)._literals.Where(literal => TwoWords().IsMatch(literal.Text))];

    // Reads up to the end of the source, or of the hole of an interpolated literal.
    private void Code()
    {
        for (var depth = 0; _at < _source.Length; _at++)
        {
            switch (_source[_at])
            {
                case '/' when Starts("//"):
                    Comment(End("\n", 0));
                    break;
                case '/' when Starts("/*"):
                    Comment(End("*/", 1));
                    break;
                case '\'':
                    Character();
                    break;
                case '"':
                    Literal();
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth < 0:
                    _at++;
                    return;
                default:
                    break;
            }
        }
    }

    private void Comment(int end)
    {
        var line = Line(_at);
        foreach (var text in _source[_at..end].Split('\n'))
        {
            _comments.Add(new Prose(line++, Markup().Replace(text.Trim().TrimStart('/', '*').Trim(), " ")));
        }

        _at = end - 1;
    }

    private void Character()
    {
        _at += Starts("'\\") ? 2 : 1;
        _at = Math.Max(_at, _source.IndexOf('\'', Math.Min(_at + (_source[_at] == '\'' ? 1 : 0), _source.Length - 1)));
    }

    private void Literal()
    {
        var line = Line(_at);
        var prefix = _source[Math.Max(0, _at - 3).._at];
        var dollars = prefix.Count(sign => sign == '$');
        var isVerbatim = prefix.EndsWith('@') || prefix.EndsWith("@$", StringComparison.Ordinal);
        var quotes = Run('"');
        if (quotes == 2)
        {
            _at++;
            return;
        }

        _at += quotes;
        var text = new StringBuilder();
        while (_at < _source.Length && !(_source[_at] == '"' && Run('"') >= quotes && !(isVerbatim && Starts("\"\""))))
        {
            if (_source[_at] == '{' && dollars > 0 && Run('{') is var braces && (quotes > 1 ? braces >= dollars : braces % 2 == 1))
            {
                _at += braces;
                Code();
                text.Append('…');
                continue;
            }

            var step = (_source[_at] == '\\' && !isVerbatim && quotes == 1) || (isVerbatim && _source[_at] == '"') ? 2 : dollars > 0 && _source[_at] == '{' ? Run('{') : 1;
            text.Append(step == 1 ? _source[_at] : ' ');
            _at += step;
        }

        _at += quotes - 1;
        _literals.Add(new Prose(line, text.ToString()));
    }

    private int End(string sign, int more) => _source.IndexOf(sign, _at, StringComparison.Ordinal) is var end and >= 0 ? end + more : _source.Length;

    private bool Starts(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private int Run(char sign) => _source.AsSpan(_at).IndexOfAnyExcept(sign) is var length and >= 0 ? length : _source.Length - _at;

    private int Line(int place) => 1 + _source.AsSpan(0, place).Count('\n');

    [GeneratedRegex("[A-Za-z]\\W* \\W*[A-Za-z]")]
    private static partial Regex TwoWords();

    [GeneratedRegex("<c>.*?</c>|<[^<>]+>|&[a-z]+;")]
    private static partial Regex Markup();
}

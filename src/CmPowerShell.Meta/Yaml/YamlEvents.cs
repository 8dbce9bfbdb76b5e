using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CmPowerShell.Meta.Yaml;

/// <summary>The events of YamlDotNet's parser, which equal those of PyYAML, with its failures turned into ours.</summary>
internal sealed class YamlEvents
{
    private readonly string _text;
    private readonly string _file;
    private readonly Parser _parser;
    private readonly Stack<SourcePosition> _open = new();

    internal YamlEvents(string text, string file)
    {
        _text = text;
        _file = file;
        _parser = new Parser(new StringReader(text));
        Next();
    }

    internal static SourcePosition Position(ParsingEvent at) => Position(at.Start);

    /// <summary>Moves to the next event.</summary>
    /// <exception cref="CmException"><c>MetaFileBroken</c>: the text is not YAML.</exception>
    internal ParsingEvent Next()
    {
        try
        {
            var next = _parser.MoveNext() ? _parser.Current! : throw new InvalidOperationException("The text has ended.");
            Remember(next);
            return next;
        }
        catch (YamlException problem)
        {
            throw Broken(problem);
        }
        catch (InvalidOperationException problem)
        {
            // So the parser fails for a list or map in brackets that continues left of its parent, also if it is not closed.
            var start = _open.TryPeek(out var bracket) ? bracket : new SourcePosition(1, 1);
            throw MetaProblem.Broken("YAML", _file, start, "a list or map in brackets is not closed, or continues too far to the left; indent its lines more than the key it belongs to", problem);
        }
        catch (ArgumentOutOfRangeException problem)
        {
            // So the parser fails for half of a surrogate pair that is followed by another escape. It does not report the position.
            var start = _parser.Current is { } last ? Position(last.End) : new SourcePosition(1, 1);
            throw MetaProblem.Broken("YAML", _file, start, @"in a text after this place, a '\u' encodes half of a character", problem);
        }
    }

    private void Remember(ParsingEvent next)
    {
        if (next is SequenceStart or MappingStart)
        {
            _open.Push(Position(next));
        }
        else if (next is SequenceEnd or MappingEnd)
        {
            _open.Pop();
        }
    }

    private CmException Broken(YamlException problem)
    {
        var what = problem.Message.TrimEnd('.');
        return what.Contains("invalid tab", StringComparison.Ordinal) && YamlCharacters.FindTabInIndent(_text) is { } tab
            ? MetaProblem.Broken("YAML", _file, tab, "a tab is used for indentation; use spaces", problem)
            : MetaProblem.Broken("YAML", _file, Position(problem.Start), what.Length == 0 ? "it cannot be parsed" : char.ToLowerInvariant(what[0]) + what[1..], problem);
    }

    private static SourcePosition Position(Mark mark) => new((int)mark.Line, (int)mark.Column);
}

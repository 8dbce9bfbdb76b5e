using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CmPowerShell.Meta.Yaml;

/// <summary>Builds the nodes of the one document of a text: tags resolved, aliases followed.</summary>
internal sealed class YamlComposer(string text, string file)
{
    private readonly YamlEvents _events = new(text, file);
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<YamlNode> _open = [];

    /// <summary>The root of the document, or null when the text holds none.</summary>
    internal YamlNode? Compose()
    {
        if (_events.Next() is not DocumentStart)
        {
            return null;
        }

        var root = ComposeNode(_events.Next(), 0);
        _events.Next();
        return _events.Next() is DocumentStart second
            ? throw Broken(second, "a second document begins here, and only one may be in the file")
            : root;
    }

    private YamlNode ComposeNode(ParsingEvent start, int depth)
    {
        if (depth > MetaProblem.DeepestNesting)
        {
            throw MetaProblem.TooDeep("YAML", file, YamlEvents.Position(start));
        }

        if (start is AnchorAlias alias)
        {
            return Follow(alias);
        }

        if (start is not NodeEvent named)
        {
            throw Broken(start, "a value is missing here");
        }

        var node = NewNode(named);
        Name(named, node);
        Fill(node, depth);
        return node;
    }

    private YamlNode Follow(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            throw Broken(alias, $"the alias '*{alias.Value.Value}' refers to no anchor before it");
        }

        return _open.Contains(node)
            ? throw Broken(alias, $"the alias '*{alias.Value.Value}' is inside the value that it refers to")
            : node;
    }

    private static YamlNode NewNode(NodeEvent start) => start switch
    {
        Scalar scalar => new YamlScalarNode(GetTag(scalar), YamlEvents.Position(start), scalar.Value),
        SequenceStart => new YamlListNode(Given(start) ?? YamlTag.List, YamlEvents.Position(start)),
        _ => new YamlMapNode(Given(start) ?? YamlTag.Map, YamlEvents.Position(start)),
    };

    /// <summary>The full tag of a text: the given one, or the one that it has without quotes.</summary>
    internal static string GetTag(Scalar scalar)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain || !scalar.Tag.IsEmpty;
        return Given(scalar) ?? (isPlain ? YamlResolver.Resolve(scalar.Value) : YamlTag.Text);
    }

    // The tag "!" alone means that there is no tag, and resolves even a text in quotes.
    private static string? Given(NodeEvent start) =>
        start.Tag.IsEmpty || start.Tag.IsNonSpecific ? null : start.Tag.Value;

    private void Name(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty && !_anchors.TryAdd(start.Anchor.Value, node))
        {
            throw Broken(start, $"the anchor '&{start.Anchor.Value}' exists already, in line {_anchors[start.Anchor.Value].Position.Line}");
        }
    }

    private void Fill(YamlNode node, int depth)
    {
        if (node is YamlScalarNode)
        {
            return;
        }

        _open.Add(node);
        for (var next = _events.Next(); next is not (SequenceEnd or MappingEnd); next = _events.Next())
        {
            var item = ComposeNode(next, depth + 1);
            if (node is YamlMapNode map)
            {
                map.Pairs.Add((item, ComposeNode(_events.Next(), depth + 1)));
            }
            else
            {
                ((YamlListNode)node).Items.Add(item);
            }
        }

        _open.Remove(node);
    }

    private CmException Broken(ParsingEvent at, string problem) => MetaProblem.Broken("YAML", file, YamlEvents.Position(at), problem);
}

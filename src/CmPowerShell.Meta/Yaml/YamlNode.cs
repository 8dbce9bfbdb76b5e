using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>A part of a YAML document before its tag is turned into a value. An alias is the very node it refers to.</summary>
/// <param name="tag">The full tag, given or resolved.</param>
/// <param name="position">Where the node begins.</param>
internal abstract class YamlNode(string tag, SourcePosition position)
{
    internal string Tag { get; set; } = tag;

    internal SourcePosition Position { get; } = position;

    /// <summary>The kind of the node, for messages.</summary>
    internal abstract string Kind { get; }
}

/// <summary>A node that is one text.</summary>
internal sealed class YamlScalarNode(string tag, SourcePosition position, string value) : YamlNode(tag, position)
{
    internal string Value { get; } = value;

    internal override string Kind => "a single value";
}

/// <summary>A node that is a list.</summary>
internal sealed class YamlListNode(string tag, SourcePosition position) : YamlNode(tag, position)
{
    internal List<YamlNode> Items { get; } = [];

    internal override string Kind => "a list";
}

/// <summary>A node that is a map.</summary>
internal sealed class YamlMapNode(string tag, SourcePosition position) : YamlNode(tag, position)
{
    /// <summary>The pairs, those that were merged first.</summary>
    internal List<(YamlNode Key, YamlNode Value)> Pairs { get; } = [];

    /// <summary>The number of pairs from merge keys.</summary>
    internal int Merged { get; set; }

    internal override string Kind => "a map";
}

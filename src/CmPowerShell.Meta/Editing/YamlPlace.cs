using YamlDotNet.Core;

namespace CmPowerShell.Meta.Editing;

/// <summary>The kinds of places in a YAML text.</summary>
internal enum YamlPlaceKind
{
    /// <summary>One value, or an alias that refers to another place.</summary>
    Scalar,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,
}

/// <summary>The position of a value in a YAML text, with the positions of its parts.</summary>
/// <param name="kind">The kind.</param>
/// <param name="start">Its first character, from 0.</param>
/// <param name="isInline">Whether it is not a list or map in block style: a single value, or one in brackets.</param>
internal sealed class YamlPlace(YamlPlaceKind kind, int start, bool isInline)
{
    internal YamlPlaceKind Kind { get; } = kind;

    internal int Start { get; } = start;

    internal bool IsInline { get; } = isInline;

    /// <summary>The position after its last character; comments and empty lines that follow do not belong to it.</summary>
    internal int End { get; set; }

    /// <summary>The style of a single value.</summary>
    internal ScalarStyle Style { get; init; }

    /// <summary>The text that a single value has as a key; null when it can be none.</summary>
    internal string? KeyText { get; init; }

    /// <summary>Whether it is a merge key.</summary>
    internal bool IsMerge { get; init; }

    /// <summary>The items of a list.</summary>
    internal List<YamlPlace> Items { get; } = [];

    /// <summary>The pairs of a map in the order of the text.</summary>
    internal List<(YamlPlace Key, YamlPlace Value)> Pairs { get; } = [];
}

using YamlDotNet.Core;

namespace CmPowerShell.Meta.Editing;

/// <summary>What a place in a YAML text holds.</summary>
internal enum YamlPlaceKind
{
    /// <summary>One value, or an alias that stands for another place.</summary>
    Scalar,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,
}

/// <summary>Where in a YAML text a value stands, with the places of what it is made of.</summary>
/// <param name="kind">What it is.</param>
/// <param name="start">Its first character, from 0.</param>
/// <param name="isInline">Whether it is no list or map in lines of its own: a single value, or one in brackets.</param>
internal sealed class YamlPlace(YamlPlaceKind kind, int start, bool isInline)
{
    internal YamlPlaceKind Kind { get; } = kind;

    internal int Start { get; } = start;

    internal bool IsInline { get; } = isInline;

    /// <summary>Behind its last character; comments and empty lines that follow do not belong to it.</summary>
    internal int End { get; set; }

    /// <summary>How a single value is written.</summary>
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

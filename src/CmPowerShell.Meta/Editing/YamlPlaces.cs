using CmPowerShell.Meta.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CmPowerShell.Meta.Editing;

/// <summary>Finds the positions of the values of a YAML text.</summary>
/// <param name="text">A text that <see cref="YamlMeta"/> has read without an error, so its nesting is bounded.</param>
internal sealed class YamlPlaces(string text)
{
    private readonly YamlEvents _events = new(text, "");

    /// <summary>The place of the whole document; null when the text holds none.</summary>
    internal static YamlPlace? Find(string text)
    {
        var places = new YamlPlaces(text);
        return places._events.Next() is DocumentStart ? places.Read(places._events.Next()) : null;
    }

    private YamlPlace Read(ParsingEvent start) => start switch
    {
        Scalar scalar => Single(scalar),
        SequenceStart list => List(list),
        MappingStart map => Map(map),
        _ => new YamlPlace(YamlPlaceKind.Scalar, Index(start.Start), isInline: true) { End = Index(start.End) },
    };

    private YamlPlace Single(Scalar scalar)
    {
        var value = YamlScalars.Read(YamlComposer.GetTag(scalar), scalar.Value, default);
        var isMerge = scalar is { Style: ScalarStyle.Plain, Value: "<<" };
        var place = new YamlPlace(YamlPlaceKind.Scalar, Index(scalar.Start), isInline: true)
        {
            Style = scalar.Style,
            KeyText = value is null ? null : YamlScalars.KeyText(value),
            IsMerge = isMerge,
        };
        place.End = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? ContentEnd(place.Start, Index(scalar.End)) : Index(scalar.End);
        return place;
    }

    private YamlPlace List(SequenceStart start)
    {
        var list = new YamlPlace(YamlPlaceKind.List, Index(start.Start), start.Style == SequenceStyle.Flow);
        var next = _events.Next();
        for (; next is not SequenceEnd; next = _events.Next())
        {
            list.Items.Add(Read(next));
        }

        list.End = list.IsInline || list.Items.Count == 0 ? Closing(next) : list.Items[^1].End;
        return list;
    }

    private YamlPlace Map(MappingStart start)
    {
        var map = new YamlPlace(YamlPlaceKind.Map, Index(start.Start), start.Style == MappingStyle.Flow);
        var next = _events.Next();
        for (; next is not MappingEnd; next = _events.Next())
        {
            map.Pairs.Add((Read(next), Read(_events.Next())));
        }

        map.End = map.IsInline || map.Pairs.Count == 0 ? Closing(next) : map.Pairs[^1].Value.End;
        return map;
    }

    // The parser returns the position of the closing bracket, not the one after it.
    private int Closing(ParsingEvent end) => Index(end.Start) is var at && at < text.Length && text[at] is ']' or '}' ? at + 1 : at;

    // The parser counts the empty lines after a text in block style as part of it.
    private int ContentEnd(int start, int end) => start + text[start..Math.Min(end, text.Length)].TrimEnd().Length;

    private static int Index(Mark mark) => (int)mark.Index;
}

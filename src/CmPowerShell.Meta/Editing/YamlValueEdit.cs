using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Editing;

/// <summary>Descends to the values that differ and patches each in its place.</summary>
/// <param name="text">The text.</param>
/// <param name="patches">Takes the changes.</param>
internal sealed class YamlValueEdit(string text, TextPatches patches)
{
    private readonly TextLines _lines = new(text);

    /// <summary>Changes the value that is the whole document.</summary>
    internal void Change(YamlPlace place, MetaValue old, MetaMap wanted)
    {
        if (!TryInside(place, old, wanted))
        {
            throw new NotEditableException();
        }
    }

    /// <summary>Changes a value and its content, or replaces it.</summary>
    /// <param name="place">Its position.</param>
    /// <param name="old">The value.</param>
    /// <param name="wanted">The new value.</param>
    /// <param name="owner">Where the sign ends that the value follows: the colon of its key, the dash of its item.</param>
    /// <param name="lines">The value in block style, as it is written after that sign; null in brackets.</param>
    internal void Change(YamlPlace place, MetaValue old, MetaValue wanted, int owner, Func<string>? lines)
    {
        if (old.Equals(wanted) || TryInside(place, old, wanted))
        {
            return;
        }

        if (lines is null || (place.IsInline && wanted is MetaScalar or MetaList { Count: 0 } or MetaMap { Count: 0 }) || (place.IsInline && place.Kind != YamlPlaceKind.Scalar))
        {
            var line = YamlOneLine.Write(wanted, place.Style, isInBrackets: lines is null);
            patches.Replace(place.Start, place.End, place.Start > 0 && text[place.Start - 1] is ':' or '-' ? " " + line : line);
        }
        else
        {
            patches.Replace(owner, place.End, lines());
        }
    }

    private bool TryInside(YamlPlace place, MetaValue old, MetaValue wanted) => (place.Kind, old, wanted) switch
    {
        (YamlPlaceKind.Map, MetaMap from, MetaMap to) when place.IsInline => new YamlBracketEdit(this, patches).TryMap(place, from, to),
        (YamlPlaceKind.Map, MetaMap from, MetaMap to) => new YamlMapEdit(text, _lines, patches, this).TryChange(place, from, to),
        (YamlPlaceKind.List, MetaList from, MetaList to) when place.IsInline => new YamlBracketEdit(this, patches).TryList(place, from, to),
        (YamlPlaceKind.List, MetaList from, MetaList to) => new YamlListEdit(text, _lines, patches, this).TryChange(place, from, to),
        _ => false,
    };
}

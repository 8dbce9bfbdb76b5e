namespace CmPowerShell.Meta.Values;

/// <summary>Marks texts as written by the author of a repository's meta, so that <c>${NAME}</c> in them refers to a variable.</summary>
public static class MetaTemplate
{
    /// <summary>A copy in which every text, at every depth, is a template.</summary>
    /// <param name="map">The map as loaded.</param>
    public static MetaMap Mark(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var copy = new MetaMap { Position = map.Position };
        foreach (var (key, value) in map)
        {
            copy.Set(key, Mark(value), map.KeyPosition(key));
        }

        return copy;
    }

    /// <inheritdoc cref="Mark(MetaMap)"/>
    /// <param name="value">The value as loaded.</param>
    public static MetaValue Mark(MetaValue value) => value switch
    {
        MetaText { IsTemplate: false } text => new MetaText(text.Value) { IsTemplate = true, Position = text.Position },
        MetaMap map => Mark(map),
        MetaList list => new MetaList(list.Select(Mark)) { Position = list.Position },
        _ => value,
    };
}

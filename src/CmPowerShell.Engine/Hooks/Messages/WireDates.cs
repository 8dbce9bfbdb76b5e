using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks.Messages;

/// <summary>Removes the dates from a value, because JSON does not support them. Null replaces them, and a list contains their positions.</summary>
internal sealed class WireDates
{
    private readonly List<MetaValue> _path;

    /// <summary>Prepares a value.</summary>
    /// <param name="value">The value; it is not changed.</param>
    /// <param name="root">The keys that lead to it in the message.</param>
    public WireDates(MetaValue value, params string[] root)
    {
        _path = [.. root.Select(key => (MetaValue)key)];
        Value = Prepare(value);
    }

    /// <summary>The value without dates; the one that was given when it has none.</summary>
    public MetaValue Value { get; }

    /// <summary>Pairs of a path and a date as Python prints it.</summary>
    public MetaList Dates { get; } = [];

    private MetaValue Prepare(MetaValue value)
    {
        switch (value)
        {
            case MetaDate date:
                Dates.Add(new MetaList([new MetaList(_path), date.ToString()]));
                return MetaNull.Instance;
            case MetaMap map:
                return PrepareMap(map);
            case MetaList list:
                return PrepareList(list);
            default:
                return value;
        }
    }

    private MetaMap PrepareMap(MetaMap map)
    {
        MetaMap? copy = null;
        foreach (var (key, item) in map)
        {
            var prepared = PrepareAt(key, item);
            if (!ReferenceEquals(prepared, item))
            {
                (copy ??= new MetaMap(map))[key] = prepared;
            }
        }

        return copy ?? map;
    }

    private MetaList PrepareList(MetaList list)
    {
        MetaList? copy = null;
        for (var place = 0; place < list.Count; place++)
        {
            var prepared = PrepareAt(place, list[place]);
            if (!ReferenceEquals(prepared, list[place]))
            {
                (copy ??= new MetaList(list))[place] = prepared;
            }
        }

        return copy ?? list;
    }

    private MetaValue PrepareAt(MetaValue key, MetaValue item)
    {
        if (item is MetaScalar and not MetaDate)
        {
            return item;
        }

        _path.Add(key);
        var prepared = Prepare(item);
        _path.RemoveAt(_path.Count - 1);
        return prepared;
    }
}

namespace CmPowerShell.Meta.Values;

/// <summary>A key of a map, its value, and the position of the key in its file.</summary>
internal sealed record MetaEntry(string Key, MetaValue Value, SourcePosition KeyPosition);

/// <summary>The entries of a map in their order. Most maps have few, which are compared one by one; more have a table of their places.</summary>
internal sealed class MetaEntries
{
    private const int MostWithoutTable = 8;
    private Dictionary<string, int>? _places;

    // How many values are lists or maps, which can change while the entries do not.
    private int _nested;

    // How many entries were removed and still have a place.
    private int _removed;

    private MetaEntries(int capacity) => All = new(capacity);

    /// <summary>The entries of each empty map.</summary>
    public static MetaEntries Empty { get; } = new(0) { IsShared = true };

    /// <summary>All entries; null where one was removed. A class: the runtime contains precompiled lists of objects, those of a structure are compiled at each start of a program.</summary>
    public List<MetaEntry?> All { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count => All.Count - _removed;

    /// <summary>Whether a value is a list or a map.</summary>
    public bool HasNested => _nested > 0;

    /// <summary>Whether several maps have them, so that they must not change.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Finds the entry of a key; null where there is none.</summary>
    public MetaEntry? Find(string key) => PlaceOf(key) is >= 0 and var place ? All[place] : null;

    /// <summary>Sets a key. One that exists keeps its place, and its position where the new one is unknown.</summary>
    public void Set(string key, MetaValue value, SourcePosition position)
    {
        _nested += IsNested(value) ? 1 : 0;
        if (PlaceOf(key) is >= 0 and var place)
        {
            var known = All[place]!;
            _nested -= IsNested(known.Value) ? 1 : 0;
            All[place] = new MetaEntry(key, value, position.IsKnown ? position : known.KeyPosition);
            return;
        }

        Add(new MetaEntry(key, value, position));
    }

    /// <summary>Removes a key that exists.</summary>
    public void Remove(string key)
    {
        var place = PlaceOf(key);
        _nested -= IsNested(All[place]!.Value) ? 1 : 0;
        All[place] = null;
        _places?.Remove(key);
        if (++_removed > 16 && _removed > All.Count / 2)
        {
            All = [.. All.Where(entry => entry is not null)];
            _removed = 0;
            FillTable();
        }
    }

    /// <summary>Marks them as those of several maps.</summary>
    public MetaEntries Share()
    {
        IsShared = true;
        return this;
    }

    /// <summary>Copies the entries; their values stay the same objects.</summary>
    public MetaEntries Copy()
    {
        var copy = new MetaEntries(Math.Max(4, Count + 1)) { _nested = _nested };
        if (_removed == 0)
        {
            copy.All.AddRange(All);
            copy._places = _places is null ? null : new(_places, StringComparer.Ordinal);
            return copy;
        }

        copy.All.AddRange(All.Where(entry => entry is not null));
        copy.FillTable();
        return copy;
    }

    /// <summary>Copies the entries, with copies of the values that can change.</summary>
    public MetaEntries CopyDeep()
    {
        var copy = Copy();
        for (var place = 0; place < copy.All.Count; place++)
        {
            if (copy.All[place] is { } entry && IsNested(entry.Value))
            {
                copy.All[place] = entry with { Value = entry.Value.Clone() };
            }
        }

        return copy;
    }

    private static bool IsNested(MetaValue value) => value is MetaMap or MetaList;

    private void Add(MetaEntry entry)
    {
        All.Add(entry);
        if (_places is not null)
        {
            _places[entry.Key] = All.Count - 1;
        }
        else if (All.Count > MostWithoutTable)
        {
            FillTable();
        }
    }

    private void FillTable()
    {
        _places = All.Count > MostWithoutTable ? new(All.Count + 1, StringComparer.Ordinal) : null;
        for (var place = 0; _places is not null && place < All.Count; place++)
        {
            if (All[place] is { } entry)
            {
                _places[entry.Key] = place;
            }
        }
    }

    private int PlaceOf(string key)
    {
        if (_places is not null)
        {
            return _places.TryGetValue(key, out var place) ? place : -1;
        }

        for (var place = 0; place < All.Count; place++)
        {
            if (All[place] is { } entry && entry.Key == key)
            {
                return place;
            }
        }

        return -1;
    }
}

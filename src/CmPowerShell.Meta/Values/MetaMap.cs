using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CmPowerShell.Meta.Values;

/// <summary>
/// A map from text to value that keeps the order of its keys. A key that is no text in YAML (a number,
/// a boolean) is held as the text that Python's JSON writer makes of it (<c>1</c>, <c>true</c>, <c>null</c>).
/// A copy of a map of scalars shares its entries with the map until one of both is changed.
/// </summary>
public sealed class MetaMap : MetaValue, IReadOnlyDictionary<string, MetaValue>
{
    private Store _store = Store.Empty;

    /// <summary>Makes an empty map.</summary>
    public MetaMap()
    {
    }

    /// <summary>Makes a map of the given pairs; the last of two equal keys wins.</summary>
    public MetaMap(IEnumerable<KeyValuePair<string, MetaValue>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs)
        {
            this[pair.Key] = pair.Value;
        }
    }

    /// <inheritdoc/>
    public int Count => _store.Places.Count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => Live().Select(entry => entry.Key);

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<MetaValue> Values => Live().Select(entry => entry.Value);

    /// <summary>The value of a key. Setting a key that exists keeps its place.</summary>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public MetaValue this[string key]
    {
        get => Find(key) ?? throw new KeyNotFoundException($"The key '{key}' is not in the map.");
        set => Set(key, value, SourcePosition.Unknown);
    }

    /// <summary>Sets a key and its position.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="keyPosition">The position of the key in its file.</param>
    public void Set(string key, MetaValue value, SourcePosition keyPosition)
    {
        ArgumentNullException.ThrowIfNull(value);
        var store = Own();
        store.Nested += IsNested(value) ? 1 : 0;
        if (store.Places.TryGetValue(key, out var place))
        {
            var known = store.Entries[place]!;
            store.Nested -= IsNested(known.Value) ? 1 : 0;
            store.Entries[place] = new Entry(key, value, keyPosition.IsKnown ? keyPosition : known.KeyPosition);
            return;
        }

        store.Places[key] = store.Entries.Count;
        store.Entries.Add(new Entry(key, value, keyPosition));
    }

    /// <summary>Adds a pair, for collection initialisers; the last of two equal keys wins.</summary>
    public void Add(string key, MetaValue value) => this[key] = value;

    /// <summary>Removes a key; returns whether it existed.</summary>
    public bool Remove(string key)
    {
        if (!_store.Places.ContainsKey(key))
        {
            return false;
        }

        var store = Own();
        store.Places.Remove(key, out var place);
        store.Nested -= IsNested(store.Entries[place]!.Value) ? 1 : 0;
        store.Entries[place] = null;
        if (++store.Removed > 16 && store.Removed > store.Entries.Count / 2)
        {
            _store = store.Copy(entry => entry);
        }

        return true;
    }

    /// <summary>Removes all keys.</summary>
    public void Clear() => _store = Store.Empty;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _store.Places.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out MetaValue value)
    {
        var store = _store;
        value = store.Places.TryGetValue(key, out var place) ? store.Entries[place]!.Value : null;
        return value is not null;
    }

    /// <summary>The value of a key, or null when it is not there.</summary>
    public MetaValue? Find(string key) => TryGetValue(key, out var value) ? value : null;

    /// <summary>Gets the position of a key in its file.</summary>
    public SourcePosition KeyPosition(string key) => _store.Places.TryGetValue(key, out var place) ? _store.Entries[place]!.KeyPosition : default;

    /// <inheritdoc cref="MetaValue.Clone"/>
    public override MetaMap Clone()
    {
        if (_store.Nested == 0)
        {
            _store.IsShared = true;
            return new MetaMap { Position = Position, _store = _store };
        }

        return new MetaMap
        {
            Position = Position,
            _store = _store.Copy(entry => IsNested(entry.Value) ? entry with { Value = entry.Value.Clone() } : entry),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) =>
        other is MetaMap map && (ReferenceEquals(map._store, _store)
            || (map.Count == Count && Live().All(entry => map.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value))));

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, MetaValue>> GetEnumerator()
    {
        foreach (var entry in Live())
        {
            yield return KeyValuePair.Create(entry.Key, entry.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsNested(MetaValue value) => value is MetaMap or MetaList;

    private IEnumerable<Entry> Live() => _store.Live();

    // The entries for a change: those that another map has too stay as they are.
    private Store Own() => _store.IsShared ? _store = _store.Copy(entry => entry) : _store;

    private sealed record Entry(string Key, MetaValue Value, SourcePosition KeyPosition);

    private sealed class Store
    {
        public static readonly Store Empty = new() { IsShared = true };

        public Dictionary<string, int> Places { get; private init; } = new(StringComparer.Ordinal);

        // A class: the runtime contains precompiled lists of objects, those of a structure are compiled at each start of a program.
        public List<Entry?> Entries { get; private init; } = [];

        // How many entries were removed and still have a place.
        public int Removed { get; set; }

        // How many values are lists or maps, which can change while the entries do not.
        public int Nested { get; set; }

        public bool IsShared { get; set; }

        public IEnumerable<Entry> Live()
        {
            foreach (var entry in Entries)
            {
                if (entry is not null)
                {
                    yield return entry;
                }
            }
        }

        public Store Copy(Func<Entry, Entry> copy)
        {
            var store = new Store { Nested = Nested, Places = Removed == 0 ? new(Places, StringComparer.Ordinal) : new(Places.Count, StringComparer.Ordinal), Entries = new(Math.Max(4, Places.Count + 1)) };
            foreach (var entry in Entries)
            {
                if (entry is null)
                {
                    continue;
                }

                if (Removed > 0)
                {
                    store.Places[entry.Key] = store.Entries.Count;
                }

                store.Entries.Add(copy(entry));
            }

            return store;
        }
    }
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CmPowerShell.Meta.Values;

/// <summary>
/// A map from text to value that keeps the order of its keys. A key that is no text in YAML (a number,
/// a boolean) is held as the text that Python's JSON writer makes of it (<c>1</c>, <c>true</c>, <c>null</c>).
/// </summary>
public sealed class MetaMap : MetaValue, IReadOnlyDictionary<string, MetaValue>
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    // A class: the runtime contains precompiled lists of objects, those of a structure are compiled at each start of a program.
    private readonly List<Entry?> _entries = [];
    private int _removed;

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
    public int Count => _places.Count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => Live().Select(entry => entry.Key);

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<MetaValue> Values => Live().Select(entry => entry.Value);

    /// <summary>The value of a key. Setting a key that exists keeps its place.</summary>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public MetaValue this[string key]
    {
        get => _places.TryGetValue(key, out var place) ? _entries[place]!.Value : throw new KeyNotFoundException($"The key '{key}' is not in the map.");
        set => Set(key, value, SourcePosition.Unknown);
    }

    /// <summary>Sets a key and its position.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="keyPosition">The position of the key in its file.</param>
    public void Set(string key, MetaValue value, SourcePosition keyPosition)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_places.TryGetValue(key, out var place))
        {
            var position = keyPosition.IsKnown ? keyPosition : _entries[place]!.KeyPosition;
            _entries[place] = new Entry(key, value, position);
            return;
        }

        _places[key] = _entries.Count;
        _entries.Add(new Entry(key, value, keyPosition));
    }

    /// <summary>Adds a pair, for collection initialisers; the last of two equal keys wins.</summary>
    public void Add(string key, MetaValue value) => this[key] = value;

    /// <summary>Removes a key; returns whether it existed.</summary>
    public bool Remove(string key)
    {
        if (!_places.Remove(key, out var place))
        {
            return false;
        }

        _entries[place] = null;
        if (++_removed > 16 && _removed > _entries.Count / 2)
        {
            Compact();
        }

        return true;
    }

    /// <summary>Removes all keys.</summary>
    public void Clear()
    {
        _places.Clear();
        _entries.Clear();
        _removed = 0;
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _places.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out MetaValue value)
    {
        if (_places.TryGetValue(key, out var place))
        {
            value = _entries[place]!.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>The value of a key, or null when it is not there.</summary>
    public MetaValue? Find(string key) => TryGetValue(key, out var value) ? value : null;

    /// <summary>Gets the position of a key in its file.</summary>
    public SourcePosition KeyPosition(string key) => _places.TryGetValue(key, out var place) ? _entries[place]!.KeyPosition : default;

    /// <inheritdoc cref="MetaValue.Clone"/>
    public override MetaMap Clone()
    {
        var copy = new MetaMap { Position = Position };
        foreach (var entry in Live())
        {
            copy.Set(entry.Key, entry.Value.Clone(), entry.KeyPosition);
        }

        return copy;
    }

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) =>
        other is MetaMap map && map.Count == Count && Live().All(entry => map.TryGetValue(entry.Key, out var value) && value.Equals(entry.Value));

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

    private IEnumerable<Entry> Live()
    {
        foreach (var entry in _entries)
        {
            if (entry is not null)
            {
                yield return entry;
            }
        }
    }

    private void Compact()
    {
        var live = Live().ToList();
        Clear();
        foreach (var entry in live)
        {
            Set(entry.Key, entry.Value, entry.KeyPosition);
        }
    }

    private sealed record Entry(string Key, MetaValue Value, SourcePosition KeyPosition);
}

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
    private MetaEntries _entries = MetaEntries.Empty;

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
    public int Count => _entries.Count;

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            foreach (var (key, _) in this)
            {
                yield return key;
            }
        }
    }

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<MetaValue> Values
    {
        get
        {
            foreach (var (_, value) in this)
            {
                yield return value;
            }
        }
    }

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
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        Own().Set(key, value, keyPosition);
    }

    /// <summary>Adds a pair, for collection initialisers; the last of two equal keys wins.</summary>
    public void Add(string key, MetaValue value) => this[key] = value;

    /// <summary>Removes a key; returns whether it existed.</summary>
    public bool Remove(string key)
    {
        if (!ContainsKey(key))
        {
            return false;
        }

        Own().Remove(key);
        return true;
    }

    /// <summary>Removes all keys.</summary>
    public void Clear() => _entries = MetaEntries.Empty;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.Find(key) is not null;

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out MetaValue value)
    {
        value = _entries.Find(key)?.Value;
        return value is not null;
    }

    /// <summary>The value of a key, or null when it is not there.</summary>
    public MetaValue? Find(string key) => _entries.Find(key)?.Value;

    /// <summary>Gets the position of a key in its file.</summary>
    public SourcePosition KeyPosition(string key) => _entries.Find(key)?.KeyPosition ?? default;

    /// <inheritdoc cref="MetaValue.Clone"/>
    public override MetaMap Clone() => new() { Position = Position, _entries = _entries.HasNested ? _entries.CopyDeep() : _entries.Share() };

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) =>
        other is MetaMap map && (ReferenceEquals(map._entries, _entries)
            || (map.Count == Count && this.All(pair => map.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value))));

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    /// <summary>Lists the pairs in order.</summary>
    public MetaMapEnumerator GetEnumerator() => new(_entries.All);

    IEnumerator<KeyValuePair<string, MetaValue>> IEnumerable<KeyValuePair<string, MetaValue>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The entries for a change: those that another map has too stay as they are.
    private MetaEntries Own() => _entries.IsShared ? _entries = _entries.Copy() : _entries;
}

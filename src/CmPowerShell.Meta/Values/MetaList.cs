using System.Collections;

namespace CmPowerShell.Meta.Values;

/// <summary>A list of values. A copy of a list of scalars shares its items with the list until one of both is changed.</summary>
public sealed class MetaList : MetaValue, IReadOnlyList<MetaValue>
{
    private List<MetaValue> _items;
    private bool _isShared;

    /// <summary>Makes an empty list.</summary>
    public MetaList() => _items = [];

    /// <summary>Makes a list of the given values.</summary>
    public MetaList(IEnumerable<MetaValue> items) => _items = [.. items];

    /// <summary>Makes a list of texts.</summary>
    public static MetaList OfTexts(IEnumerable<string> texts) => new(texts.Select(text => (MetaValue)text));

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <summary>The value at a place, from 0.</summary>
    public MetaValue this[int index]
    {
        get => _items[index];
        set => Own()[index] = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Appends a value.</summary>
    public void Add(MetaValue value) => Own().Add(value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Puts a value at a place, from 0.</summary>
    public void Insert(int index, MetaValue value) => Own().Insert(index, value);

    /// <summary>Removes the value at a place, from 0.</summary>
    public void RemoveAt(int index) => Own().RemoveAt(index);

    /// <summary>Removes the first equal value; returns whether there was one.</summary>
    public bool Remove(MetaValue value) => Own().Remove(value);

    /// <summary>Removes all values.</summary>
    public void Clear() => Own().Clear();

    /// <summary>Whether an equal value is in the list.</summary>
    public bool Contains(MetaValue value) => _items.Contains(value);

    /// <summary>The values as texts, each as Python's <c>str()</c> prints it.</summary>
    public IEnumerable<string> Texts() => _items.Select(item => item.ToString());

    /// <inheritdoc/>
    public override MetaValue Clone()
    {
        if (_items.Exists(static item => item is MetaMap or MetaList))
        {
            return new MetaList(_items.Select(item => item.Clone())) { Position = Position };
        }

        _isShared = true;
        return new MetaList { Position = Position, _items = _items, _isShared = true };
    }

    /// <inheritdoc/>
    public override bool Equals(MetaValue? other) => other is MetaList list && list._items.SequenceEqual(_items);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Count;

    /// <summary>Lists the values in order.</summary>
    public List<MetaValue>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<MetaValue> IEnumerable<MetaValue>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The items for a change: those that another list has too stay as they are.
    private List<MetaValue> Own()
    {
        if (_isShared)
        {
            (_items, _isShared) = ([.. _items], false);
        }

        return _items;
    }
}

namespace CmPowerShell.Meta.Values;

/// <summary>The items of a list, by the equality of Python, so that the items of a long list are read once and not compared in pairs.</summary>
internal sealed class UniqueItems
{
    private readonly HashSet<object> _scalars = [];
    private readonly List<MetaValue> _others = [];

    /// <summary>Begins with the items of a list.</summary>
    public UniqueItems(MetaList list)
    {
        foreach (var item in list)
        {
            Add(item);
        }
    }

    /// <summary>Adds an item.</summary>
    /// <returns>Whether none is equal to it.</returns>
    public bool Add(MetaValue item)
    {
        if (PythonEquality.Key(item) is { } key)
        {
            return _scalars.Add(key);
        }

        var isNew = !_others.Exists(other => PythonEquality.AreEqual(other, item));
        if (isNew)
        {
            _others.Add(item);
        }

        return isNew;
    }
}

using System.Collections;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Model;

/// <summary>Named values that meta gives to the environment or to the state. They never change; those who take them get copies.</summary>
internal sealed class EnvironmentSpec : IReadOnlyCollection<KeyValuePair<string, MetaValue>>
{
    private readonly MetaMap _values;

    /// <summary>Holds values.</summary>
    /// <param name="values">The values; nothing may change them any more.</param>
    public EnvironmentSpec(MetaMap values) => _values = values;

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>The names in their order.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Returns whether a value that counts as true has a name.</summary>
    public bool IsSet(string name) => _values.Find(name).IsTrue();

    /// <summary>Merges the values into others: scalars overwrite, lists append what is missing, maps merge.</summary>
    public void MergeInto(MetaMap target) => MetaMerge.Into(target, _values, AppendUnique);

    /// <summary>Returns a copy of the values.</summary>
    public MetaMap ToMap() => _values.Clone();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, MetaValue>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How environments and states are merged.</summary>
    internal static MetaMergeOptions AppendUnique { get; } = new() { AppendLists = true, AppendUnique = true };
}

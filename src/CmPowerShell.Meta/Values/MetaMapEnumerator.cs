using System.Collections;

namespace CmPowerShell.Meta.Values;

/// <summary>Lists the pairs of a map in order. A loop over a map allocates nothing.</summary>
public struct MetaMapEnumerator : IEnumerator<KeyValuePair<string, MetaValue>>
{
    private List<MetaEntry?>.Enumerator _entries;

    internal MetaMapEnumerator(List<MetaEntry?> entries) => _entries = entries.GetEnumerator();

    /// <inheritdoc/>
    public readonly KeyValuePair<string, MetaValue> Current => KeyValuePair.Create(_entries.Current!.Key, _entries.Current.Value);

    readonly object IEnumerator.Current => Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        while (_entries.MoveNext())
        {
            if (_entries.Current is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public readonly void Dispose()
    {
    }

    readonly void IEnumerator.Reset() => throw new NotSupportedException();
}

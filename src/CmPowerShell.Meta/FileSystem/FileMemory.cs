using System.Collections.Concurrent;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>Remembers a value of each file until the file changes its size or time.</summary>
/// <typeparam name="T">The value, which does not change.</typeparam>
/// <param name="most">The maximum number of files, which bounds the memory of a session that reads all of a large cache; null for no limit.</param>
internal sealed class FileMemory<T>(int? most = null)
{
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, T Value)> _known = new(StringComparer.Ordinal);

    /// <summary>Gets the value of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stamp">Its stamp, taken before it is read.</param>
    /// <param name="read">Reads the value.</param>
    public T Get(string path, FileStamp stamp, Func<string, T> read)
    {
        if (_known.TryGetValue(path, out var known) && known.Stamp.IsCurrent(stamp))
        {
            return known.Value;
        }

        var value = read(path);
        if (most is { } limit && _known.Count >= limit)
        {
            _known.Clear();
        }

        _known[path] = (stamp, value);
        return value;
    }
}

using System.Runtime.CompilerServices;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Index.Scanning;

/// <summary>The stamps of the meta files of one folder.</summary>
internal readonly struct MetaStamps
{
    /// <summary>The number of possible names of a meta file.</summary>
    public static readonly int NameCount = MetaFileNames.BaseNames.Count * MetaFileNames.Extensions.Count;

    private static readonly string[] FileNames =
        MetaFileNames.BaseNames.SelectMany(name => MetaFileNames.Extensions.Select(extension => name + extension)).ToArray();

    private readonly FileStamp[] _stamps;

    /// <summary>Makes the stamps of a folder from one stamp for each possible name; null for none.</summary>
    public MetaStamps(FileStamp[]? stamps) => _stamps = stamps ?? [];

    /// <summary>Whether the folder has a meta file.</summary>
    public bool Any => _stamps is { Length: > 0 };

    /// <summary>Reads the stamps of all possible meta files of a folder.</summary>
    public static MetaStamps Take(string folder)
    {
        FileStamp[]? stamps = null;
        for (var i = 0; i < FileNames.Length; i++)
        {
            var stamp = FileStamp.OfFile(GetPath(folder, i));
            if (stamp.Exists)
            {
                (stamps ??= new FileStamp[NameCount])[i] = stamp;
            }
        }

        return new(stamps);
    }

    /// <summary>The stamp for one of the possible names.</summary>
    public FileStamp this[int name] => Any ? _stamps[name] : default;

    /// <summary>The base name of the files that are the meta, without extension; null when there is none.</summary>
    public string? BaseName
    {
        get
        {
            for (var i = 0; i < NameCount && Any; i++)
            {
                if (_stamps[i].Exists)
                {
                    return MetaFileNames.BaseNames[i / MetaFileNames.Extensions.Count];
                }
            }

            return null;
        }
    }

    /// <summary>Whether the files that were there are unchanged. New ones show in the stamp of the folder.</summary>
    public bool AreCurrent(string folder)
    {
        for (var i = 0; i < NameCount && Any; i++)
        {
            if (_stamps[i].Exists && !_stamps[i].IsCurrent(FileStamp.OfFile(GetPath(folder, i))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the same files were there, unchanged.</summary>
    public bool AreCurrent(MetaStamps now)
    {
        for (var i = 0; i < NameCount; i++)
        {
            if (this[i].Exists != now[i].Exists || (this[i].Exists && !this[i].IsCurrent(now[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both are equal.</summary>
    public bool Equal(MetaStamps other) => (_stamps ?? []).AsSpan().SequenceEqual(other._stamps ?? []);

    /// <summary>These stamps without trust: the files are read again the next time.</summary>
    public MetaStamps MarkStale() => new(Any ? Array.ConvertAll(_stamps, stamp => stamp.Exists ? stamp with { Time = FileStamp.Stale } : stamp) : null);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string GetPath(string folder, int name) => string.Concat(folder, Path.DirectorySeparatorChar.ToString(), FileNames[name]);
}

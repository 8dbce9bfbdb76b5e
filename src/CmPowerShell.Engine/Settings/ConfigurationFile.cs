using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Settings;

/// <summary>A JSON file that holds a map of settings by their names. It is read again whenever it has changed.</summary>
/// <param name="path">Full path; neither the file nor its folder need exist. It is empty where there is no place for the file.</param>
internal sealed class ConfigurationFile(string path)
{
    private readonly object _gate = new();
    private FileStamp _stamp;
    private MetaMap _values = [];

    /// <summary>Full path.</summary>
    public string Path => path;

    /// <summary>All that it holds; empty where there is no such file.</summary>
    /// <exception cref="CmException">Ids <c>MetaFileBroken</c>, <c>FileNotReadable</c>.</exception>
    public MetaMap Values
    {
        get
        {
            if (path.Length == 0)
            {
                return _values;
            }

            var stamp = FileStamp.OfFile(path);
            lock (_gate)
            {
                if (!_stamp.IsCurrent(stamp))
                {
                    _values = stamp.Exists ? MetaFile.LoadMap(path) : [];
                    _stamp = stamp;
                }

                return _values;
            }
        }
    }

    /// <summary>Changes its content; two concurrent changes both succeed.</summary>
    /// <exception cref="CmException">Ids <c>MetaFileBroken</c>, <c>FileNotReadable</c>, <c>FileNotWritable</c>, <c>UserFolderUnknown</c>.</exception>
    public void Change(Action<MetaMap> change)
    {
        if (path.Length == 0)
        {
            _ = UserFolder.RequireHome("the settings of the user", CmConfiguration.FileVariable);
        }

        using var held = Lock();
        var values = File.Exists(path) ? MetaFile.LoadMap(path) : [];
        change(values);
        JsonMeta.Save(CanonicalPath.Resolve(path), values);
        lock (_gate)
        {
            // The next reader reads the file again, independent of its time.
            _stamp = new FileStamp(FileStamp.Stale, 0);
        }
    }

    private FileLock Lock()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return FileLock.Acquire(path + ".lock");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CmException(
                new CmError("FileNotWritable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The file '{path}' cannot be written: {problem.Message}")
                {
                    Hint = "Check the permissions of its folder, or name another file in CM_CONFIGURATION.",
                    Location = new SourceLocation(path),
                    Target = path,
                },
                problem);
        }
    }
}

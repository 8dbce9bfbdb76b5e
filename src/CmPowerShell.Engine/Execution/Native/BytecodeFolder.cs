using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>
/// An empty folder in which Python keeps what it translates during one native script, so that it reads no bytecode from a pinned repository: such files are no part of a
/// commit, and Python takes them for the source when they carry its time and size.
/// </summary>
internal sealed class BytecodeFolder : IDisposable
{
    private const string Variable = "PYTHONPYCACHEPREFIX";
    private readonly string? _path;

    private BytecodeFolder(string? path) => _path = path;

    /// <summary>Makes the folder where only pinned repositories may run; otherwise nothing changes.</summary>
    public static BytecodeFolder Create(bool onlyPinned) => new(!onlyPinned ? null : Directory.CreateTempSubdirectory("cm-bytecode-").FullName);

    /// <summary>The environment with which the native script starts.</summary>
    public MetaMap Complete(MetaMap env)
    {
        if (_path is null)
        {
            return env;
        }

        var completed = env.Clone();
        completed[Variable] = _path;
        return completed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_path is not null)
        {
            DirectoryDeleter.TryRemove(_path);
        }
    }
}

using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// The home: the folder with the registry <c>repos.json</c>, the folder <c>repos</c> and in it the repository <c>local</c>,
/// with the layout of the Python tools, and a separate folder for the data of the engine.
/// </summary>
public sealed class CmHome
{
    /// <summary>The environment variable that names the home.</summary>
    public const string Variable = "CM_REPOS";

    private const string LocalMeta = "alias: local\nname: local CM repository\nuid: 9a3280b14a4285c9\n";

    /// <summary>Takes a folder as the home; nothing is created yet.</summary>
    /// <param name="path">The folder; a relative path is taken from the current folder.</param>
    public CmHome(string path) => Path = DirectoryPath.Full(path);

    /// <summary>Full path of the home.</summary>
    public string Path { get; }

    /// <summary>The list of registered repositories.</summary>
    public string RegistryFile => System.IO.Path.Combine(Path, "repos.json");

    /// <summary>The folder that holds the repositories which were installed.</summary>
    public string RepositoriesPath => System.IO.Path.Combine(Path, "repos");

    /// <summary>The folder of the repository <c>local</c>.</summary>
    public string LocalPath => System.IO.Path.Combine(RepositoriesPath, WellKnownNames.LocalRepository.Alias);

    /// <summary>The folder of the engine: the index, locks and similar files. The Python tools do not use it.</summary>
    public string OwnPath => System.IO.Path.Combine(Path, ".cmpowershell");

    /// <summary>Whether everything is there that the Python tools expect in a home.</summary>
    public bool IsComplete => File.Exists(RegistryFile) && RepositoryMetaFile.ExistsIn(LocalPath);

    /// <summary>The home: the given folder, or else the one in <c>CM_REPOS</c>, or else <c>CM</c> in the user's home directory.</summary>
    /// <param name="path">The given folder, or null or empty.</param>
    /// <param name="environment">Reads an environment variable; the process's own when null.</param>
    /// <exception cref="CmException"><c>UserFolderUnknown</c>.</exception>
    public static CmHome Locate(string? path = null, Func<string, string?>? environment = null)
    {
        var asked = string.IsNullOrWhiteSpace(path) ? (environment ?? Environment.GetEnvironmentVariable)(Variable)?.Trim() : path;
        return new CmHome(string.IsNullOrEmpty(asked)
            ? System.IO.Path.Combine(UserFolder.RequireHome("the home of Collective Mind", Variable), "CM")
            : asked);
    }

    /// <summary>Creates missing folders. Several processes may do this at the same time.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    public void EnsureCreated()
    {
        if (IsComplete)
        {
            return;
        }

        Write(() =>
        {
            using var turn = Lock("registry");
            Directory.CreateDirectory(LocalPath);
            if (!RepositoryMetaFile.ExistsIn(LocalPath))
            {
                AtomicFile.WriteText(RepositoryMetaFile.YamlIn(LocalPath), LocalMeta);
            }

            if (!File.Exists(RegistryFile))
            {
                AtomicFile.WriteText(RegistryFile, "[]\n");
            }
        });
    }

    /// <summary>Waits for the lock to change something that processes share, and holds it until it is disposed.</summary>
    /// <param name="name">The name of the lock; a file name without extension.</param>
    /// <param name="whenWaiting">Called once if another process holds the lock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    public FileLock Lock(string name, Action? whenWaiting = null, CancellationToken cancellation = default)
    {
        FileLock? turn = null;
        Write(() =>
        {
            var folder = System.IO.Path.Combine(OwnPath, "locks");
            Directory.CreateDirectory(folder);
            turn = FileLock.Acquire(System.IO.Path.Combine(folder, name + ".lock"), whenWaiting, cancellation);
        });
        return turn!;
    }

    /// <summary>Takes such a lock if it is free; null if another process holds it or the home cannot be written.</summary>
    /// <param name="name">The name of the lock; a file name without extension.</param>
    public FileLock? TryLock(string name)
    {
        try
        {
            var folder = Directory.CreateDirectory(System.IO.Path.Combine(OwnPath, "locks")).FullName;
            return FileLock.TryAcquire(System.IO.Path.Combine(folder, name + ".lock"), out var turn) ? turn : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Runs an action that writes to the home and maps access errors to an error of the home.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    internal void Write(Action change)
    {
        try
        {
            change();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw RepositoryErrors.HomeNotWritable(this, problem);
        }
        catch (CmException problem) when (problem.Error.Id == "FileNotWritable")
        {
            throw RepositoryErrors.HomeNotWritable(this, problem.InnerException ?? problem);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}

using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories;

/// <summary>
/// The home: the folder with the registry <c>repos.json</c>, the repository <c>local</c> and the installed repositories, with the layout of one family of the Python tools,
/// and a separate folder for the data of the engine.
/// </summary>
public sealed class CmHome
{
    /// <summary>The environment variable that names the home.</summary>
    public const string Variable = "CM_REPOS";

    /// <summary>The environment variable of mlcflow that names its home.</summary>
    public const string MlcflowVariable = "MLC_REPOS";

    /// <summary>Takes a folder as the home; nothing is created yet.</summary>
    /// <param name="path">The folder; a relative path is taken from the current folder.</param>
    /// <param name="layout">How the home is laid out; null to recognise it, where a folder that is no home yet becomes one of cmind.</param>
    public CmHome(string path, HomeLayout? layout = null)
    {
        Path = DirectoryPath.Full(path);
        Layout = layout ?? HomeLayout.Recognise(Path);
    }

    /// <summary>Full path of the home.</summary>
    public string Path { get; }

    /// <summary>How the home is laid out.</summary>
    public HomeLayout Layout { get; }

    /// <summary>The list of registered repositories.</summary>
    public string RegistryFile => System.IO.Path.Combine(Path, "repos.json");

    /// <summary>The folder that holds the repositories which were installed.</summary>
    public string RepositoriesPath => Layout.GetRepositories(Path);

    /// <summary>The folder of the repository <c>local</c>.</summary>
    public string LocalPath => System.IO.Path.Combine(RepositoriesPath, WellKnownNames.LocalRepository.Alias);

    /// <summary>The folder of the engine: the index, locks and similar files. The Python tools do not use it.</summary>
    public string OwnPath => System.IO.Path.Combine(Path, ".cmpowershell");

    /// <summary>Whether everything is there that the Python tools expect in a home.</summary>
    public bool IsComplete => File.Exists(RegistryFile) && RepositoryMetaFile.ExistsIn(LocalPath);

    /// <summary>
    /// The home: the given folder, or else the one in <c>CM_REPOS</c>, or else <c>CM</c> in the user's home directory, or that of mlcflow if only that one exists.
    /// </summary>
    /// <param name="path">The given folder, or null or empty.</param>
    /// <param name="environment">Reads an environment variable; the process's own when null.</param>
    /// <exception cref="CmException"><c>UserFolderUnknown</c>.</exception>
    public static CmHome Locate(string? path = null, Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var asked = string.IsNullOrWhiteSpace(path) ? environment(Variable)?.Trim() : path;
        if (!string.IsNullOrEmpty(asked))
        {
            return new CmHome(asked);
        }

        var own = new CmHome(System.IO.Path.Combine(UserFolder.RequireHome("the home of Collective Mind", Variable), "CM"));
        return !File.Exists(own.RegistryFile) && LocateMlcflow(environment: environment) is { IsComplete: true } other ? other : own;
    }

    /// <summary>The home of mlcflow: the given folder, or else the one in <c>MLC_REPOS</c>, or else <c>MLC/repos</c> in the user's home directory. It need not exist.</summary>
    /// <param name="path">The given folder, or null or empty. It keeps the layout that it has.</param>
    /// <param name="environment">Reads an environment variable; the process's own when null.</param>
    /// <exception cref="CmException"><c>UserFolderUnknown</c>.</exception>
    public static CmHome LocateMlcflow(string? path = null, Func<string, string?>? environment = null)
    {
        var asked = string.IsNullOrWhiteSpace(path) ? (environment ?? Environment.GetEnvironmentVariable)(MlcflowVariable)?.Trim() : path;
        var folder = string.IsNullOrEmpty(asked)
            ? System.IO.Path.Combine(UserFolder.RequireHome("the home of mlcflow", MlcflowVariable), "MLC", "repos")
            : asked;
        return new CmHome(folder, HomeLayout.Find(DirectoryPath.Full(folder)) ?? HomeLayout.Mlcflow);
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
            using var held = Lock("registry");
            Directory.CreateDirectory(LocalPath);
            if (!RepositoryMetaFile.ExistsIn(LocalPath))
            {
                Layout.WriteLocalMeta(LocalPath);
            }

            if (!File.Exists(RegistryFile))
            {
                AtomicFile.WriteText(RegistryFile, Layout.NewRegistry(LocalPath));
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
        FileLock? held = null;
        Write(() =>
        {
            var folder = System.IO.Path.Combine(OwnPath, "locks");
            Directory.CreateDirectory(folder);
            held = FileLock.Acquire(System.IO.Path.Combine(folder, name + ".lock"), whenWaiting, cancellation);
        });
        return held!;
    }

    /// <summary>Takes such a lock if it is free; null if another process holds it or the home cannot be written.</summary>
    /// <param name="name">The name of the lock; a file name without extension.</param>
    public FileLock? TryLock(string name)
    {
        try
        {
            var folder = Directory.CreateDirectory(System.IO.Path.Combine(OwnPath, "locks")).FullName;
            return FileLock.TryAcquire(System.IO.Path.Combine(folder, name + ".lock"), out var held) ? held : null;
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

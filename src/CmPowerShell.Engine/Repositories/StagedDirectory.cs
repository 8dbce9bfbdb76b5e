using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories;

/// <summary>The <see cref="TemporaryDirectory"/> next to the installed repositories in which a new one is created, with the errors of the home. Several threads may use it until the end.</summary>
internal sealed class StagedDirectory : IDisposable
{
    private readonly CmHome _home;
    private readonly TemporaryDirectory _hidden;
    private int _users = 1;

    private StagedDirectory(CmHome home)
    {
        (_home, _hidden) = (home, TemporaryDirectory.In(home.RepositoriesPath, isOnlyMaker: true));
        Directory.CreateDirectory(Content);
    }

    /// <summary>The folder to fill; empty at first.</summary>
    public string Content => _hidden.Content;

    /// <summary>Makes a staging folder.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public static StagedDirectory Create(CmHome home)
    {
        StagedDirectory? made = null;
        home.EnsureCreated();
        // Under one lock, so that no process removes a folder before its owner has marked it.
        using var held = home.Lock("staging");
        home.Write(() => made = new StagedDirectory(home));
        return made!;
    }

    /// <summary>Removes the staging folders of killed programs.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public static void RemoveLeft(CmHome home)
    {
        using var held = home.Lock("staging");
        home.Write(() => TemporaryDirectory.RemoveLeft(home.RepositoriesPath, isOnlyMaker: true));
    }

    /// <summary>A path in the folder that is not part of its content.</summary>
    public string Beside(string name) => _hidden.Beside(name);

    /// <summary>Renames the content into its place, which must be free.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public void MoveTo(string folder) => _home.Write(() => _hidden.MoveTo(folder));

    /// <summary>Reverts a move.</summary>
    public void TakeBack(string folder) => _home.Write(() => DirectoryMover.Move(folder, Content));

    /// <summary>Counts another user of the folder; each calls <see cref="Dispose"/>.</summary>
    public void Share() => Interlocked.Increment(ref _users);

    /// <summary>Removes the folder when its last user is done.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _hidden.Dispose();
        }
    }
}

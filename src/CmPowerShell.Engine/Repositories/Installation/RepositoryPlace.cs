using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Clears the directory in <c>repos/</c> that a repository is to have.</summary>
/// <param name="home">The home.</param>
/// <param name="operation">Receives the warning about removed or moved files.</param>
internal sealed class RepositoryPlace(CmHome home, Operation operation)
{
    /// <summary>Removes the files of an interrupted installation. With force a directory that is not a usable repository is moved away.</summary>
    /// <param name="folder">Full path of the directory.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="CmException"><c>HomeNotWritable</c>, <c>FileNotReadable</c>.</exception>
    public void Clear(string folder, RepositoryInstallRequest request)
    {
        if (RepositoryRemains.AreIn(folder))
        {
            Remove(folder);
        }
        else if (request.Replaces && Directory.Exists(folder) && !RepositoryRemains.IsUsable(folder, request.AllowMissingMeta))
        {
            MoveAway(folder);
        }
    }

    /// <summary>Removes a directory of <c>repos/</c>, which first leaves its place in one step.</summary>
    /// <param name="folder">Full path of the directory.</param>
    public void Remove(string folder)
    {
        using (var staging = StagedDirectory.Create(home))
        {
            home.Write(() => DirectoryMover.Move(folder, staging.Beside("removed")));
        }

        operation.Warn("RepositoryRemainsRemoved", $"{folder} held only what an interrupted installation had left; it was removed.");
    }

    /// <summary>Moves a directory of <c>repos/</c> to a place in the home where its files can still be found.</summary>
    /// <param name="folder">Full path of the directory.</param>
    /// <returns>Full path of the new place.</returns>
    public string MoveAway(string folder)
    {
        var place = Path.Combine(home.OwnPath, "replaced", $"{Path.GetFileName(folder)}-{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        home.Write(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            DirectoryMover.Move(folder, place);
        });
        operation.Warn("RepositoryMovedAway", $"{folder} was not a usable repository; it was moved to {place}.");
        return place;
    }
}

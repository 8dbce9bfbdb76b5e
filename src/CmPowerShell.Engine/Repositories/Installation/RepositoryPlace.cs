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
    /// <returns>Full path of the place to which it was moved; null if nothing was moved.</returns>
    /// <exception cref="CmException"><c>HomeNotWritable</c>, <c>FileNotReadable</c>.</exception>
    public string? Clear(string folder, RepositoryInstallRequest request)
    {
        if (RepositoryRemains.AreIn(folder))
        {
            Remove(folder);
        }
        else if (request.Replaces && Path.Exists(folder) && !RepositoryRemains.IsUsable(folder, request.AllowMissingMeta))
        {
            return MoveAway(folder);
        }

        return null;
    }

    /// <summary>Reports that a directory was moved away for another one that is there now.</summary>
    /// <param name="folder">Full path of the directory.</param>
    /// <param name="moved">Full path of the place to which it was moved.</param>
    public void Report(string folder, string moved) =>
        operation.Warn("RepositoryMovedAway", $"{folder} was not a usable repository; it was moved to {moved}.");

    /// <summary>Moves a directory back, because nothing came into its place.</summary>
    /// <param name="folder">Full path of the directory.</param>
    /// <param name="moved">Full path of the place to which it was moved.</param>
    public void MoveBack(string folder, string moved)
    {
        if (!Path.Exists(folder))
        {
            home.Write(() => Move(moved, folder));
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

        operation.Detail($"{folder} held only what an interrupted installation had left; it was removed.");
    }

    private static void Move(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
        else
        {
            DirectoryMover.Move(from, to);
        }
    }

    private string MoveAway(string folder)
    {
        var place = Path.Combine(home.OwnPath, "replaced", $"{Path.GetFileName(folder)}-{DateTime.UtcNow:yyyyMMddHHmmssfff}");
        home.Write(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            Move(folder, place);
        });
        return place;
    }
}

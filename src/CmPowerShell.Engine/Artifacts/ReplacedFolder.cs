using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Artifacts;

/// <summary>A folder that makes way for another one. It comes back when the other one does not come.</summary>
internal sealed class ReplacedFolder : IDisposable
{
    private readonly string _folder;
    private readonly string? _aside;

    private ReplacedFolder(string folder, string? aside) => (_folder, _aside) = (folder, aside);

    /// <summary>Sets aside what is in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="replaces">Whether it may; otherwise nothing is done.</param>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be renamed.</exception>
    internal static ReplacedFolder SetAside(string folder, bool replaces)
    {
        if (!replaces || !Directory.Exists(folder))
        {
            return new ReplacedFolder(folder, null);
        }

        var aside = FolderRemoval.AsideOf(folder);
        FolderMove.Move(folder, aside);
        return new ReplacedFolder(folder, aside);
    }

    /// <summary>Removes the old folder now, because what comes needs its place behind the link too.</summary>
    /// <exception cref="IOException">Something in it is in use.</exception>
    public void Drop()
    {
        if (_aside is not null && !FolderRemoval.TryDelete(_aside))
        {
            throw new IOException($"'{_aside}' cannot be removed.");
        }
    }

    /// <summary>Removes the old folder when another one has its place, or gives the place back to it.</summary>
    public void Dispose()
    {
        if (_aside is null || !Path.Exists(_aside))
        {
            return;
        }

        if (Directory.Exists(_folder))
        {
            FolderRemoval.TryDelete(_aside);
        }
        else
        {
            FolderMove.Move(_aside, _folder);
        }
    }
}

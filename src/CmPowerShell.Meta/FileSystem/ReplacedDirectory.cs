namespace CmPowerShell.Meta.FileSystem;

/// <summary>A folder that makes way for another one. It comes back when the other one does not come.</summary>
internal sealed class ReplacedDirectory : IDisposable
{
    private readonly string _folder;
    private readonly string? _aside;

    private ReplacedDirectory(string folder, string? aside) => (_folder, _aside) = (folder, aside);

    /// <summary>Sets aside what is in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="replaces">Whether it may; otherwise nothing is done.</param>
    /// <exception cref="IOException">It cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be renamed.</exception>
    internal static ReplacedDirectory SetAside(string folder, bool replaces)
    {
        if (!replaces || !Directory.Exists(folder))
        {
            return new ReplacedDirectory(folder, null);
        }

        var aside = DirectoryRemoval.GetTemporaryPath(folder);
        DirectoryMover.Move(folder, aside);
        return new ReplacedDirectory(folder, aside);
    }

    /// <summary>Removes the old folder now, because what comes needs its place behind the link too.</summary>
    /// <exception cref="IOException">Something in it is in use.</exception>
    public void Drop()
    {
        if (_aside is not null && !DirectoryRemoval.TryDelete(_aside))
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
            DirectoryRemoval.TryDelete(_aside);
        }
        else
        {
            DirectoryMover.Move(_aside, _folder);
        }
    }
}

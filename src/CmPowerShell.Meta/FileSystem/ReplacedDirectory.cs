namespace CmPowerShell.Meta.FileSystem;

/// <summary>A folder that is replaced by another one. It is restored if the replacement fails.</summary>
internal sealed class ReplacedDirectory : IDisposable
{
    private readonly string _folder;
    private readonly string? _aside;

    private ReplacedDirectory(string folder, string? aside) => (_folder, _aside) = (folder, aside);

    /// <summary>Moves the existing folder aside.</summary>
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

    /// <summary>Removes the old folder now, because the new one also needs its place at the target of the link.</summary>
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

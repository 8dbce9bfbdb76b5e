using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>
/// Takes stamps of folders during a session. A folder whose stamp is needed again is watched, and keeps its stamp until the system reports a change in it. A program that needs
/// a stamp once or twice has done its work before a watch would help it.
/// </summary>
internal sealed class FolderStamps : IDisposable
{
    private const int StampsBeforeWatch = 2;
    private readonly object _gate = new();
    private readonly Dictionary<string, Known> _folders = new(StringComparer.Ordinal);

    /// <summary>The stamp of a folder without its <c>.git</c>, as <see cref="FolderStamp.Of"/> takes it.</summary>
    /// <param name="folder">Full path of the folder.</param>
    public FolderStamp? Of(string folder)
    {
        lock (_gate)
        {
            if (!_folders.TryGetValue(folder, out var known))
            {
                _folders[folder] = known = new Known();
            }

            return known.Take(folder);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _folders.Values.ToList().ForEach(known => known.Dispose());
            _folders.Clear();
        }
    }

    private sealed class Known : IDisposable
    {
        private WatchedFolder? _watch;
        private FolderStamp? _stamp;
        private (long Entry, long Mode, long Size, long Seconds, long Nanoseconds) _root;
        private int _taken;
        private bool _cannotBeWatched;

        public FolderStamp? Take(string folder)
        {
            // The folders above are not watched; another folder in the place of this one shows in its own status.
            if (OperatingSystem.IsLinux() && _watch?.IsQuiet() == true && UnixFileEntry.TryStamp(folder, out _, out var root) && root == _root)
            {
                return _stamp;
            }

            // First the watch, then the stamp, so that no change is between them.
            Dispose();
            if (OperatingSystem.IsLinux() && ++_taken > StampsBeforeWatch && !_cannotBeWatched)
            {
                _watch = WatchedFolder.TryOpen(folder);
                _cannotBeWatched = _watch is null || !UnixFileEntry.TryStamp(folder, out _, out _root);
            }

            return _stamp = FolderStamp.Of(folder);
        }

        public void Dispose()
        {
            if (OperatingSystem.IsLinux())
            {
                _watch?.Dispose();
                _watch = null;
            }
        }
    }
}

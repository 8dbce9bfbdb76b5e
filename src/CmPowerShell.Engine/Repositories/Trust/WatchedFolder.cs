using System.Runtime.Versioning;
using CmPowerShell.Engine.Platform;

namespace CmPowerShell.Engine.Repositories.Trust;

/// <summary>A folder with all that is in it, except its <c>.git</c>, in which the system reports each change.</summary>
[SupportedOSPlatform("linux")]
internal sealed class WatchedFolder : IDisposable
{
    // A link is an entry of its directory; what is behind it is not part of the folder.
    private static readonly EnumerationOptions OnlyDirectories = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    private readonly LinuxNotifications _notifications;
    private int _count;

    private WatchedFolder(LinuxNotifications notifications) => _notifications = notifications;

    /// <summary>Begins to watch a folder.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <returns>The watch; null when the system does not report all changes, or not in so many folders.</returns>
    public static WatchedFolder? TryOpen(string folder)
    {
        if (!LinuxNotifications.AreWholeFor(folder) || LinuxNotifications.TryOpen() is not { } notifications)
        {
            return null;
        }

        var watch = new WatchedFolder(notifications);
        try
        {
            if (watch.Follow(folder, isRoot: true))
            {
                return watch;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A directory was removed a moment ago, or cannot be read.
        }

        watch.Dispose();
        return null;
    }

    /// <summary>Whether the system has reported no change since the last question.</summary>
    public bool IsQuiet()
    {
        var isQuiet = true;
        _notifications.Read((_, _, _) => isQuiet = false);
        return isQuiet;
    }

    /// <inheritdoc/>
    public void Dispose() => _notifications.Dispose();

    private bool Follow(string path, bool isRoot) =>
        _count++ < LinuxNotifications.MostFolders && _notifications.Watch(path, withContent: true) >= 0
        && Directory.EnumerateDirectories(path, "*", OnlyDirectories).Where(inner => !(isRoot && Path.GetFileName(inner) == ".git")).All(inner => Follow(inner, isRoot: false));
}

using System.Management.Automation;

namespace CmPowerShell.Sessions;

/// <summary>The current folder of a session.</summary>
internal static class CurrentFolder
{
    /// <summary>Gets its full path.</summary>
    /// <param name="path">The paths of the session.</param>
    public static string Of(PathIntrinsics path)
    {
        // The provider path of PowerShell first asks the system whether the drive is still there, which on Linux reads the table of mounts twice.
        var location = path.CurrentFileSystemLocation;
        return location.Drive is { } drive ? Path.Combine(drive.Root, drive.CurrentLocation) : location.ProviderPath;
    }
}

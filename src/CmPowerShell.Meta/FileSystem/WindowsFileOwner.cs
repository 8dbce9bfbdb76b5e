using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>Reads who owns a file on Windows.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsFileOwner
{
    // File systems without owners, such as exFAT, name the group of all users.
    private static readonly WellKnownSidType[] Trusted = [WellKnownSidType.LocalSystemSid, WellKnownSidType.BuiltinAdministratorsSid, WellKnownSidType.WorldSid];

    // The service that installs parts of Windows.
    private static readonly SecurityIdentifier Installer = new("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");

    /// <summary>The owner of what a path leads to, where it is neither this user nor an administrator; otherwise null, and also where nothing is there or the owner cannot be read.</summary>
    public static string? FindOther(string path)
    {
        try
        {
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            FileSystemSecurity? security = Directory.Exists(target) ? new DirectoryInfo(target).GetAccessControl(AccessControlSections.Owner)
                : File.Exists(target) ? new FileInfo(target).GetAccessControl(AccessControlSections.Owner)
                : null;
            return security?.GetOwner(typeof(SecurityIdentifier)) is SecurityIdentifier owner && !IsTrusted(owner) ? owner.Value : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            // The code that uses the file meets the same problem, and reports it.
            return null;
        }
    }

    private static bool IsTrusted(SecurityIdentifier owner)
    {
        using var user = WindowsIdentity.GetCurrent();
        return owner == user.User || owner == Installer || Array.Exists(Trusted, owner.IsWellKnown);
    }
}

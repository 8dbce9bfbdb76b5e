using System.Globalization;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Refuses files and directories that another user made, or that others can write if root would use them, unless the user has listed their directory. Git holds
/// repositories to the same rule (<c>safe.directory</c>). On Windows nothing is refused.
/// </summary>
/// <param name="safe">Reads the directories that the user has listed: full paths with the separator of <c>PATH</c> between them, or <c>*</c> for all.</param>
internal sealed class FileOwner(Func<string> safe)
{
    private const uint Root = 0;
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Requires that existing files may be used. Missing ones are skipped.</summary>
    /// <param name="directory">The directory that the user would list.</param>
    /// <param name="paths">The directory itself, or what in it is used.</param>
    /// <exception cref="CmException"><c>FileOfOtherUser</c>.</exception>
    public void Require(string directory, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (WhyRefused(path) is { } why && !IsSafe(directory))
            {
                throw new CmException(new CmError("FileOfOtherUser", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"'{path}' is not used, because {why}.")
                { Hint = $"If you trust all users who can write it, add the directory to the variable CM_SAFE_DIRECTORIES: {directory}", Location = new SourceLocation(path), Target = path });
            }
        }
    }

    private static string? WhyRefused(string path) =>
        !OperatingSystem.IsWindows() ? WhyRefused(FileEntry.OfTarget(path)) : WindowsFileOwner.FindOther(path) is { } other ? $"it belongs to another user ({other})" : null;

    private static string? WhyRefused(FileEntry entry)
    {
        var user = UnixFileEntry.CurrentUser;
        return entry.Kind == FileKind.Missing || entry.Owner is not { } owner ? null
            : owner != user && owner != Root && owner != Caller() ? string.Create(CultureInfo.InvariantCulture, $"it belongs to another user ({owner})")
            : user == Root && owner == Root && (entry.Mode & Others) != UnixFileMode.None && (entry.Mode & UnixFileMode.StickyBit) == UnixFileMode.None ? "users other than root can write it"
            : null;
    }

    // A process that became root by sudo acts for the user at the keyboard.
    private static uint? Caller() => UnixFileEntry.CurrentUser == Root && uint.TryParse(Environment.GetEnvironmentVariable("SUDO_UID"), CultureInfo.InvariantCulture, out var caller) ? caller : null;

    private bool IsSafe(string directory)
    {
        var named = safe().Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return named.Any(name => name == "*" || new FolderRoot(name).Holds(directory));
    }
}

using System.Globalization;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>
/// Refuses files and directories that another user made, or that others can write where root would use them, unless a person has named their directory. Git holds
/// repositories to the same rule (<c>safe.directory</c>). On Windows the owner alone counts.
/// </summary>
/// <param name="safe">Reads the directories that a person has named: full paths with the separator of <c>PATH</c> between them, or <c>*</c> for all.</param>
internal sealed class FileOwner(Func<string> safe)
{
    private const uint Root = 0;
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Requires that what is there may be used. What is missing is passed over.</summary>
    /// <param name="directory">The directory that a person would name.</param>
    /// <param name="paths">The directory itself, or what in it is used.</param>
    /// <exception cref="CmException"><c>FileOfOtherUser</c>.</exception>
    public void Require(string directory, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (WhyRefused(path) is { } why && !IsSafe(directory))
            {
                throw new CmException(new CmError("FileOfOtherUser", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"'{path}' is not used, because {why}.")
                { Hint = $"If you trust whoever can write it, name the directory in the variable CM_SAFE_DIRECTORIES: {directory}", Location = new SourceLocation(path), Target = path });
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
            : user == Root && owner == Root && (entry.Mode & Others) != UnixFileMode.None && (entry.Mode & UnixFileMode.StickyBit) == UnixFileMode.None ? "others than root can write it"
            : null;
    }

    // Who became root by sudo is the person at the keyboard.
    private static uint? Caller() => UnixFileEntry.CurrentUser == Root && uint.TryParse(Environment.GetEnvironmentVariable("SUDO_UID"), CultureInfo.InvariantCulture, out var caller) ? caller : null;

    private bool IsSafe(string directory)
    {
        var named = safe().Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return named.Any(name => name == "*" || new FolderRoot(name).Holds(directory));
    }
}

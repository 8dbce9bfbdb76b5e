namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>
/// Writes absolute Windows paths as a POSIX shell on Windows reads them, and back. A value counts as a path, or as a list of paths, only as a whole: text that merely contains a path
/// can mean anything.
/// </summary>
/// <param name="root">The folder in which the shell shows the drives, with the slash: <c>/</c> in Git's bash and MSYS2, <c>/mnt/</c> in WSL.</param>
internal sealed class PosixPaths(string root)
{
    private const string Verbatim = @"\\?\";

    /// <summary>A value as the shell needs it: <c>C:\a;D:\b</c> becomes <c>/c/a:/d/b</c>.</summary>
    public string ToPosix(string value) => Convert(value, ';', ':', TryToPosix);

    /// <summary>A value of the shell as Windows needs it: <c>/c/a:/d/b</c> becomes <c>C:\a;D:\b</c>.</summary>
    public string ToWindows(string value) => Convert(value, ':', ';', TryToWindows);

    private static string Convert(string value, char separator, char joint, Func<string, string?> convert)
    {
        if (convert(value) is { } path)
        {
            return path;
        }

        var parts = value.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(convert).ToList();
        return parts.Count > 1 && parts.All(part => part is not null) ? string.Join(joint, parts) : value;
    }

    private string? TryToPosix(string value)
    {
        var path = value.StartsWith(Verbatim, StringComparison.Ordinal) ? value[Verbatim.Length..] : value;
        if (path.Contains(';', StringComparison.Ordinal))
        {
            return null;
        }

        return path is [var drive, ':', '\\' or '/', ..] && char.IsAsciiLetter(drive) ? $"{root}{char.ToLowerInvariant(drive)}{path[2..].Replace('\\', '/')}"
            : path.StartsWith(@"\\", StringComparison.Ordinal) && path.Length > 2 && path[2] is not '\\' and not '.' and not '?' ? path.Replace('\\', '/')
            : null;
    }

    private string? TryToWindows(string value)
    {
        if (value.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        return value.StartsWith(root, StringComparison.Ordinal) && value[root.Length..] is [var drive, '/', ..] && char.IsAsciiLetter(drive)
                ? $"{char.ToUpperInvariant(drive)}:{value[(root.Length + 1)..].Replace('/', '\\')}"
            : value is ['/', '/', var first, ..] && first != '/' ? value.Replace('/', '\\')
            : null;
    }
}

namespace CmPowerShell.Meta.FileSystem;

/// <summary>Recognises the names that git, or a file system, treats as <c>.git</c>.</summary>
internal static class GitName
{
    /// <summary>
    /// Whether a name means the directory of git: <c>.git</c> in any case, its short name on Windows (<c>GIT~1</c>), either with dots, spaces or a stream at the end, which
    /// Windows drops, and with characters that macOS ignores in names.
    /// </summary>
    /// <param name="name">One part of a path.</param>
    public static bool IsGit(string name)
    {
        var plain = string.Concat(name.Split(':')[0].Where(letter => !IsIgnored(letter))).TrimEnd('.', ' ');
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase) || IsShortName(plain);
    }

    private static bool IsShortName(string name) =>
        name.Length > 4 && name.StartsWith("git~", StringComparison.OrdinalIgnoreCase) && name.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsIgnored(char letter) =>
        letter is (>= '\u200c' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u206a' and <= '\u206f') or '\ufeff';
}

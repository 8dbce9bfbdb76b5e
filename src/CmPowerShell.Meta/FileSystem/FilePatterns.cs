namespace CmPowerShell.Meta.FileSystem;

/// <summary>How patterns match the names of files.</summary>
internal static class FilePatterns
{
    /// <summary>
    /// Only <c>*</c> and <c>?</c> match other characters than themselves; hidden files count. By the older rules of Windows <c>name.*</c> matches a name without a dot too.
    /// </summary>
    public static EnumerationOptions Literal { get; } = new() { MatchType = MatchType.Simple, AttributesToSkip = 0, IgnoreInaccessible = false };
}

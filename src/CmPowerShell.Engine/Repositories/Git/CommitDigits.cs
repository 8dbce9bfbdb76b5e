using System.Text.RegularExpressions;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// The digits of a commit. Git lets a host call a branch or tag like them, and takes the name before a commit that begins so; here digits are a commit and nothing else.
/// </summary>
internal static partial class CommitDigits
{
    /// <summary>The number of digits of a whole commit id.</summary>
    private const int WholeLength = 40;

    /// <summary>Whether a text is 4 to 64 hexadecimal digits. More than 40 are a commit of another format of git, which is not supported.</summary>
    public static bool Are(string text) => Digits().IsMatch(text);

    /// <summary>Whether a text is the 40 digits of one commit.</summary>
    public static bool AreWhole(string text) => text.Length == WholeLength && Are(text);

    /// <summary>The digits, unless a branch or tag of the host has them as its name. Complete ones always mean the commit.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="names">The branches and tags of the host.</param>
    /// <param name="shown">The address of the host, for messages.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>ReferenceAmbiguous</c>.</exception>
    public static string Checked(string digits, IEnumerable<string> names, string shown) =>
        !AreWhole(digits) && names.Contains(digits, StringComparer.OrdinalIgnoreCase) ? throw GitErrors.Ambiguous(digits, shown) : digits;

    /// <summary>Takes the digits off the beginning of an expression such as <c>1a2b3c4~2</c>; null for another text.</summary>
    public static (string Digits, string Suffix)? Split(string expression) =>
        WithSuffix().Match(expression) is { Success: true } match ? (match.Groups["digits"].Value, match.Groups["rest"].Value) : null;

    [GeneratedRegex("^[0-9a-fA-F]{4,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<digits>[0-9a-fA-F]{4,64})(?<rest>[~^@:].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex WithSuffix();
}

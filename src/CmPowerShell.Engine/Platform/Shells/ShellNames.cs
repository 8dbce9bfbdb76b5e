namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>Names of variables in texts that a shell reads.</summary>
internal static class ShellNames
{
    /// <summary>Whether a name has only ASCII letters, digits and <c>_</c>, and no digit in front.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>A name in a comment. An ampersand or a percent sign can mean something to cmd there, so that other characters become a question mark.</summary>
    public static string InComment(string name) => new(name.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '?').ToArray());

    /// <summary>A comment that asks the reader to set a secret.</summary>
    public static string SecretComment(string name) => $"{InComment(name)} holds a secret: set it before this is run by hand";

    /// <summary>A comment about a variable that the shell cannot set.</summary>
    public static string UnsetComment(string name) => $"{InComment(name)} is set by the process only";
}

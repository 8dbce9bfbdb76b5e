namespace CmPowerShell.Engine.Execution.Native;

/// <summary>A key <c>+NAME</c> of an environment: its list is put in front of the variable <c>NAME</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Separator">The separator of the parts; null for that of the platform. A character after the plus that is no letter, digit or <c>_</c> defines one.</param>
internal readonly record struct ListKey(string Name, string? Separator)
{
    /// <summary>Reads a key; null when it is an ordinary variable.</summary>
    public static ListKey? TryParse(string key) =>
        key.Length < 2 || key[0] != '+' ? null
        : char.IsAsciiLetterOrDigit(key[1]) || key[1] == '_' ? new(key[1..], null)
        : new(key[2..], key[1].ToString());
}

namespace CmPowerShell.Classic.Completion;

/// <summary>The scripts that make a shell complete the command line of <c>cm</c>, by the name of the shell.</summary>
internal static class ShellScripts
{
    /// <summary>The texts, without the last line break.</summary>
    internal static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = BashScript.Text,
        ["fish"] = FishScript.Text,
        ["zsh"] = ZshScript.Text,
    };

    /// <summary>The names of the shells, in alphabetic order.</summary>
    internal static IReadOnlyList<string> Shells { get; } = [.. All.Keys];
}

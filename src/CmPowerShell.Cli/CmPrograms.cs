namespace CmPowerShell.Cli;

/// <summary>The short names of the program, as those of the Python tools: each is <c>cm</c> with the first words of a command.</summary>
internal static class CmPrograms
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal) { ["cmr"] = ["run", "script"], ["cme"] = ["run", "experiment"] };

    /// <summary>The first words of a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <returns>The words; null if it is no short name.</returns>
    internal static IReadOnlyList<string>? LeadingWords(string program) => Names.GetValueOrDefault(Path.GetFileNameWithoutExtension(program));
}

using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Experiments.Executors.Ssh;

/// <summary>The hosts that the user's configuration of <c>ssh</c> names.</summary>
public static class ConfiguredHosts
{
    private const string Keyword = "Host";
    private static readonly char[] Pattern = ['*', '?', '!'];

    /// <summary>The names, in the order of the file; none if it cannot be read. Patterns are no names.</summary>
    public static IReadOnlyList<string> Find() => Read(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh", "config"));

    /// <summary>The names in a file.</summary>
    internal static IReadOnlyList<string> Read(string file)
    {
        try
        {
            return [.. RegularFile.ReadAllText(file).Split('\n').Select(line => line.Trim().Split([' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words.Length > 1 && string.Equals(words[0], Keyword, StringComparison.OrdinalIgnoreCase))
                .SelectMany(words => words.Skip(1))
                .Select(name => name.Trim('"'))
                .Where(name => name.Length > 0 && name.IndexOfAny(Pattern) < 0)
                .Distinct(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or Meta.Errors.CmException)
        {
            return [];
        }
    }
}

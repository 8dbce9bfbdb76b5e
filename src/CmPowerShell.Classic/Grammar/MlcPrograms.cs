namespace CmPowerShell.Classic.Grammar;

/// <summary>The names under which the program reads the command line of mlcflow, and the words that each of them means.</summary>
public static class MlcPrograms
{
    private const string Script = "script";
    private const string Repository = "repo";

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mlc"] = [],
        ["mlcflow"] = [],
        ["mlcr"] = ["run", Script],
        ["mlcd"] = ["docker", Script],
        ["mlca"] = ["apptainer", Script],
        ["mlce"] = ["experiment", Script],
        ["mlct"] = ["test", Script],
        ["mlcp"] = ["pull", Repository],
        ["mlcrr"] = ["remote-run", Script],
        ["mlcre"] = ["remote-experiment", Script],
        ["mlcrd"] = ["remote-docker", Script],
        ["mlcrs"] = ["remote-slurm", Script],
        ["mlcres"] = ["remote-slurm-experiment", Script],
        ["mlcrse"] = ["remote-slurm-experiment", Script],
        ["mlcsr"] = ["slurm-run", Script],
        ["mlcse"] = ["slurm-experiment", Script],
        ["mlcsd"] = ["slurm-docker", Script],
        ["mlcsa"] = ["slurm-apptainer", Script],
    };

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => Words.Keys;

    /// <summary>Gets the words that a name means.</summary>
    /// <param name="file">The name or path with which the program was started.</param>
    /// <returns>The words in front of its arguments; null for a program with another grammar.</returns>
    public static IReadOnlyList<string>? LeadingWords(string file) => Words.GetValueOrDefault(NameOf(file));

    /// <summary>The name of a program without its folder and the ending of Windows.</summary>
    internal static string NameOf(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}

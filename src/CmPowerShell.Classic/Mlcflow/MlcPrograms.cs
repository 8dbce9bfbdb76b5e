namespace CmPowerShell.Classic.Mlcflow;

/// <summary>The names under which the program reads the command line of mlcflow, and the words that each of them means.</summary>
public static class MlcPrograms
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mlc"] = [],
        ["mlcflow"] = [],
        ["mlcr"] = ["run", MlcTargets.Script],
        ["mlcd"] = ["docker", MlcTargets.Script],
        ["mlca"] = ["apptainer", MlcTargets.Script],
        ["mlce"] = ["experiment", MlcTargets.Script],
        ["mlct"] = ["test", MlcTargets.Script],
        ["mlcp"] = ["pull", MlcTargets.Repository],
        ["mlcrr"] = ["remote-run", MlcTargets.Script],
        ["mlcre"] = ["remote-experiment", MlcTargets.Script],
        ["mlcrd"] = ["remote-docker", MlcTargets.Script],
        ["mlcrs"] = ["remote-slurm", MlcTargets.Script],
        ["mlcres"] = ["remote-slurm-experiment", MlcTargets.Script],
        ["mlcrse"] = ["remote-slurm-experiment", MlcTargets.Script],
        ["mlcsr"] = ["slurm-run", MlcTargets.Script],
        ["mlcse"] = ["slurm-experiment", MlcTargets.Script],
        ["mlcsd"] = ["slurm-docker", MlcTargets.Script],
        ["mlcsa"] = ["slurm-apptainer", MlcTargets.Script],
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

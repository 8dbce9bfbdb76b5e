namespace CmPowerShell.Conformance.Runs;

/// <summary>Recorded commands whose outcome differs on purpose, each with the reason. They are reported and counted like every other difference.</summary>
internal static class ChosenDifferences
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["dry/5-help"] = "the reference asks at the end of the help whether to show more, and crashes where nobody answers; ours shows the help and asks nothing",
        ["errors/no-tags"] = "without tags and name the reference takes whatever script has an entry in the cache; ours asks for a name or tags",
    };

    /// <summary>Why a command differs on purpose, or null.</summary>
    internal static string? ReasonOf(string name) => Reasons.GetValueOrDefault(name);
}

namespace CmPowerShell.Classic.Mlcflow;

/// <summary>What an action of mlcflow is applied to: the second word of a command.</summary>
internal static class MlcTargets
{
    internal const string Script = "script";
    internal const string Cache = "cache";
    internal const string Repository = "repo";
    internal const string Experiment = "experiment";

    // Recorded runs; 'run' is another word for a script.
    internal const string Runs = "runs";

    // Lock files.
    internal const string Lock = "lock";

    // The program itself, with its settings.
    internal const string Program = "core";

    // Only 'reindex' accepts it.
    internal const string All = "all";

    /// <summary>The words on the command line; <c>run</c> as a target is another word for <c>script</c>.</summary>
    internal static IReadOnlyList<string> Written { get; } = [Script, "run", Cache, Repository, "repos", Experiment, Runs, Lock, Program, All];

    /// <summary>The target of a word; null if there is none.</summary>
    internal static string? Find(string word) => word switch
    {
        "run" => Script,
        "repos" => Repository,
        _ => Written.Contains(word) ? word : null,
    };
}

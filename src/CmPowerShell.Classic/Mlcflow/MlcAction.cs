namespace CmPowerShell.Classic.Mlcflow;

/// <summary>The form in which the answer of a command is shown.</summary>
internal enum MlcAnswer
{
    /// <summary>The texts of the classic action, as log.</summary>
    Log,

    /// <summary>The texts of the classic action, on standard output.</summary>
    Text,

    /// <summary>Folders of items: as log, or with <c>-p</c> alone on standard output.</summary>
    Paths,

    /// <summary>A list of items on standard output.</summary>
    List,

    /// <summary>The main part of the meta of each item, on standard output.</summary>
    Details,
}

/// <summary>An action of mlcflow, and the classic action that does its work.</summary>
/// <param name="Name">Its name, with <c>-</c> between words.</param>
/// <param name="Classic">The classic action.</param>
/// <param name="Answer">How its answer is shown.</param>
/// <param name="Targets">The targets that have it.</param>
internal sealed record MlcAction(string Name, string Classic, MlcAnswer Answer, params string[] Targets)
{
    /// <summary>Further keys of the input map that no flag sets.</summary>
    internal IReadOnlyList<string> Switches { get; init; } = [];

    /// <summary>Flags of mlcflow without an effect in this action: there is nothing to confirm.</summary>
    internal IReadOnlyList<string> NeedlessFlags { get; init; } = [];

    /// <summary>Whether its details are not names of items, and are passed as they are.</summary>
    internal bool HasPlainDetails { get; init; }
}

/// <summary>The actions of mlcflow.</summary>
internal static class MlcActions
{
    private static readonly string[] Items = [MlcTargets.Script, MlcTargets.Cache, MlcTargets.Repository];
    private static readonly string[] Confirmations = ["f"];

    private static readonly MlcAction[] All =
    [
        new("run", "run", MlcAnswer.Log, MlcTargets.Script),
        new("test", "test", MlcAnswer.Log, MlcTargets.Script),
        new("doc", "doc", MlcAnswer.Text, MlcTargets.Script) { Switches = ["in_place"] },
        new("lint", "lint", MlcAnswer.Text, MlcTargets.Script),
        new("help", "help", MlcAnswer.Text, MlcTargets.Script),
        new("find", "search", MlcAnswer.Paths, Items) { NeedlessFlags = Confirmations },
        new("search", "search", MlcAnswer.Paths, Items) { NeedlessFlags = Confirmations },
        new("list", "search", MlcAnswer.List, Items) { NeedlessFlags = Confirmations },
        new("show", "search", MlcAnswer.Details, Items) { NeedlessFlags = Confirmations },
        new("add", "add", MlcAnswer.Log, MlcTargets.Script, MlcTargets.Repository),
        new("cp", "copy", MlcAnswer.Log, MlcTargets.Script),
        new("mv", "move", MlcAnswer.Log, MlcTargets.Script),
        new("rm", "delete", MlcAnswer.Log, Items),
        new("pull", "pull", MlcAnswer.Log, MlcTargets.Repository),
        new("prune", "prune", MlcAnswer.Log, MlcTargets.Cache),
        new("mark-tmp", "mark_tmp", MlcAnswer.Log, MlcTargets.Cache),
        new("reindex", "reindex", MlcAnswer.Log, [.. Items, MlcTargets.Experiment, MlcTargets.All]),

        // mlcflow does not have these.
        new("plan", "plan", MlcAnswer.Text, MlcTargets.Script),
        new("lock", "lock", MlcAnswer.Log, MlcTargets.Script),
        new("lock", "lock", MlcAnswer.Log, MlcTargets.Runs) { HasPlainDetails = true },
        new("check", "check", MlcAnswer.Text, Items),
        new("check", "check", MlcAnswer.Text, MlcTargets.Lock) { HasPlainDetails = true },
        new("update", "update", MlcAnswer.Text, MlcTargets.Lock) { HasPlainDetails = true },
        new("pack", "pack", MlcAnswer.Log, MlcTargets.Cache),
        new("unpack", "unpack", MlcAnswer.Log, MlcTargets.Cache) { HasPlainDetails = true },
        new("pack", "pack", MlcAnswer.Log, MlcTargets.Lock) { HasPlainDetails = true },
        new("unpack", "unpack", MlcAnswer.Log, MlcTargets.Lock) { HasPlainDetails = true },
        new("list", "search", MlcAnswer.Text, MlcTargets.Runs) { HasPlainDetails = true },
        new("show", "show", MlcAnswer.Text, MlcTargets.Runs) { HasPlainDetails = true },
        new("doctor", "doctor", MlcAnswer.Text, MlcTargets.Program),
        new("init", "init", MlcAnswer.Text, MlcTargets.Program),
        new("get", "get", MlcAnswer.Text, MlcTargets.Program) { HasPlainDetails = true },
        new("set", "set", MlcAnswer.Text, MlcTargets.Program) { HasPlainDetails = true },
    ];

    // What they need is not part of this program yet.
    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        ["docker"] = Containers,
        ["docker-run"] = Containers,
        ["apptainer"] = Containers,
        ["apptainer-run"] = Containers,
        ["experiment"] = Experiments,
        ["remote-run"] = Remote,
        ["remote-experiment"] = Remote,
        ["remote-docker"] = Remote,
        ["remote-slurm"] = Remote,
        ["remote-slurm-experiment"] = Remote,
        ["slurm-run"] = Slurm,
        ["slurm-docker"] = Slurm,
        ["slurm-apptainer"] = Slurm,
        ["slurm-experiment"] = Slurm,
    };

    internal const string Experiments = "experiments";
    private const string Containers = "runs in containers";
    private const string Remote = "runs on other machines";
    private const string Slurm = "runs on a Slurm cluster";

    /// <summary>The names of all actions, also of those that are not there yet.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(action => action.Name).Distinct(), .. Missing.Keys];

    /// <summary>The actions that a target has.</summary>
    internal static IEnumerable<MlcAction> Of(string target) => All.Where(action => action.Targets.Contains(target));

    /// <summary>The targets that an action has.</summary>
    internal static IReadOnlyList<string> TargetsOf(string name) => [.. All.Where(action => action.Name == name).SelectMany(action => action.Targets)];

    /// <summary>The action of a name for a target; null if the target does not have it.</summary>
    internal static MlcAction? Find(string name, string target) => Of(target).FirstOrDefault(action => action.Name == name);

    /// <summary>What an action needs that is not there yet; null for the others.</summary>
    internal static string? GetMissing(string name) => Missing.GetValueOrDefault(name);
}

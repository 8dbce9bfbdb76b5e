using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary>The inputs <c>executor</c>, <c>resource</c> and <c>hosts</c>: where something runs.</summary>
internal static class ExecutorInput
{
    private const string Executor = "executor";

    /// <summary>Their names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [Executor, "resource", "hosts"];

    /// <summary>For help.</summary>
    internal static IReadOnlyList<ActionInput> All { get; } =
    [
        new(Executor, "where it runs: 'local', 'slurm' or 'ssh'"),
        new("resource.NAME", "an option of sbatch for the executor 'slurm', such as cpus-per-task"),
        new("hosts", "the hosts of the executor 'ssh', separated by commas"),
    ];

    /// <summary>Whether a user names an executor. Otherwise the names are free for inputs of scripts, as those that a hook runs.</summary>
    internal static bool IsIn(ActionCall call) => call.Operation.Origin is null && call.Request.Input.Find(Executor) is not null;

    /// <summary>Reads them.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">Id <c>InvalidInput</c>.</exception>
    internal static ExecutorOptions Read(MetaMap input) =>
        new(ExecutorOptions.GetKind(input.Text(Executor, "local"))) { Resources = input.Map("resource"), Hosts = input.Texts("hosts") };
}

using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Where something runs.</summary>
/// <param name="Kind">The executor.</param>
public sealed record ExecutorOptions(ExecutorKind Kind)
{
    /// <summary>In this process.</summary>
    public static ExecutorOptions Local { get; } = new(ExecutorKind.Local);

    /// <summary>Options of the scheduler by name, such as <c>cpus-per-task</c>. They override the resources that scripts declare.</summary>
    public MetaMap Resources { get; init; } = [];

    /// <summary>The hosts.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Reads the name of an executor.</summary>
    /// <exception cref="Meta.Errors.CmException">Id <c>InvalidInput</c>.</exception>
    public static ExecutorKind GetKind(string name) => Enum.TryParse<ExecutorKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind
        : throw new Meta.Errors.CmException(new("InvalidInput", Meta.Errors.ReturnCode.Failed, Meta.Errors.CmErrorCategory.InvalidArgument, $"There is no executor '{name}'.")
        { Hint = "Write local, slurm or ssh.", Target = name });
}

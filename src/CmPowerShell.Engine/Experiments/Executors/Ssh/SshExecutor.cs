using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Executors.Common;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors.Ssh;

/// <summary>Measures points on other hosts that have the program <c>cm</c>. A host that cannot be reached gets no further point; the others measure its points.</summary>
internal sealed class SshExecutor(IRemoteTasks tasks, ExecutorOptions options) : IPointExecutor
{
    private readonly IReadOnlyList<SshHost> _hosts = GetHosts(options);
    private readonly object _gate = new();

    /// <summary>The hosts of options.</summary>
    /// <exception cref="CmException">Ids <c>HostsMissing</c>, <c>HostNameInvalid</c>, <c>ProgramNotStarted</c>.</exception>
    public static IReadOnlyList<SshHost> GetHosts(ExecutorOptions options) => options.Hosts.Count > 0 ? [.. options.Hosts.Select(SshHost.Create)] : throw new CmException(new CmError(
        "HostsMissing", ReturnCode.Failed, CmErrorCategory.InvalidArgument, "No host was given on which points are measured.")
    { Hint = "Name hosts with -HostName.", ClassicHint = "Name hosts with --hosts." });

    /// <inheritdoc/>
    public IEnumerable<PointState> Measure(PointBatch batch, Operation operation)
    {
        var queue = new PointQueue(batch.States);
        var usable = _hosts.Where(host => host.Problem is null).SelectMany(host => Enumerable.Repeat(host, Math.Max(1, tasks.Request.ThrottleLimit)));
        foreach (var state in queue.Measure(usable.Select(host => Worker(host, batch)), operation))
        {
            yield return state;
        }

        foreach (var state in queue.Left)
        {
            tasks.Lose(state, _hosts.First(host => host.Problem is not null).Problem!);
            yield return state;
        }
    }

    private Func<PointState, Operation, bool> Worker(SshHost host, PointBatch batch) => (state, operation) =>
    {
        if (state.IsDone(tasks.Request) || batch.Budget.IsTimeSpent)
        {
            return true;
        }

        var (answer, error) = host.Measure(tasks.Write(state, batch.IsRound, isShared: false), operation);
        lock (_gate)
        {
            if (answer is not null)
            {
                tasks.Take(answer, state, operation);
            }
            else if (error is not null)
            {
                tasks.Lose(state, error);
            }
            else
            {
                operation.Events.Publish(new ProblemReported(host.Problem!));
                return false;
            }
        }

        batch.Progress.Step(state.Point.ToString());
        return true;
    };
}

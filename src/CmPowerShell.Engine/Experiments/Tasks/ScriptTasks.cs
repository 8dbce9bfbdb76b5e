using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>One run of a script as the only task.</summary>
/// <param name="request">The request.</param>
/// <param name="folder">Full path of a folder that the nodes of a cluster have, too.</param>
/// <param name="resources">The resources that the script declares.</param>
internal sealed class ScriptTasks(RunRequest request, string folder, MetaMap resources) : IRemoteTasks
{
    /// <summary>The answer; null as long as there is none.</summary>
    public MetaMap? Answer { get; private set; }

    /// <inheritdoc/>
    public string JobName => "cm-run";

    /// <inheritdoc/>
    public ExperimentRequest Request { get; } = new() { Scripts = [request] };

    /// <inheritdoc/>
    public string Folder => folder;

    /// <inheritdoc/>
    public bool ShowsOutput => true;

    /// <inheritdoc/>
    public MetaMap GetResources(PointState state) => resources;

    /// <summary>Does nothing: one process makes what it needs.</summary>
    public void Prepare(PointState state, Operation operation)
    {
    }

    /// <inheritdoc/>
    public MetaMap Write(PointState state, bool isRound, bool isShared) => ScriptTask.Write(request, isShared);

    /// <inheritdoc/>
    public PointState? Find(MetaMap task, IReadOnlyList<PointState> states) => null;

    /// <inheritdoc/>
    public void Take(MetaMap answer, PointState state, Operation operation)
    {
        Answer = answer;
        state.Error = TaskError.Find(answer);
        state.Take([], Request);
    }

    /// <inheritdoc/>
    public void Lose(PointState state, CmError error) => state.Error = error;
}

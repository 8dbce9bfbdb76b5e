using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>What an executor lets other processes do: the points of an experiment, or one run of a script.</summary>
internal interface IRemoteTasks
{
    /// <summary>The name of a job.</summary>
    string JobName { get; }

    /// <summary>How often a point is measured.</summary>
    ExperimentRequest Request { get; }

    /// <summary>Full path of a folder that the nodes of a cluster have, too.</summary>
    string Folder { get; }

    /// <summary>Whether what the other process prints is shown.</summary>
    bool ShowsOutput { get; }

    /// <summary>The resources that a point needs, by the names of the options of <c>sbatch</c>.</summary>
    MetaMap GetResources(PointState state);

    /// <summary>Makes here what all tasks share.</summary>
    void Prepare(PointState state, Operation operation);

    /// <summary>Writes the task of a point.</summary>
    /// <param name="state">The point.</param>
    /// <param name="isRound">Whether it is measured only once.</param>
    /// <param name="isShared">Whether the other process has the folders of this one.</param>
    MetaMap Write(PointState state, bool isRound, bool isShared);

    /// <summary>The point of a task that an earlier process has written, if it is still open.</summary>
    PointState? Find(MetaMap task, IReadOnlyList<PointState> states);

    /// <summary>Takes the answer of a task.</summary>
    void Take(MetaMap answer, PointState state, Operation operation);

    /// <summary>Takes the failure of a point whose process has left no answer.</summary>
    void Lose(PointState state, CmError error);
}

using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>The points of an experiment as tasks. Their results belong to the run.</summary>
internal sealed class PointTasks(ExecutorScene scene, TrialRunner trials) : IRemoteTasks
{
    /// <inheritdoc/>
    public string JobName => "cm-experiment";

    /// <inheritdoc/>
    public ExperimentRequest Request => scene.Request;

    /// <inheritdoc/>
    public string Folder => scene.Run.Folder;

    /// <inheritdoc/>
    public bool ShowsOutput => scene.Output.IsShown;

    /// <inheritdoc/>
    public MetaMap GetResources(PointState state) => scene.Work.GetResources(state.Point);

    /// <inheritdoc/>
    public void Prepare(PointState state, Operation operation) => trials.Prepare(state.Point, operation);

    /// <inheritdoc/>
    public MetaMap Write(PointState state, bool isRound, bool isShared) => PointTask.Write(scene, state, isRound, isShared);

    /// <inheritdoc/>
    public PointState? Find(MetaMap task, IReadOnlyList<PointState> states)
    {
        var point = PointTask.ReadState(task, Request).Point.Id;
        return states.FirstOrDefault(state => state.Point.Id == point && !state.IsDone(Request) && state.Error is null);
    }

    /// <inheritdoc/>
    public void Take(MetaMap answer, PointState state, Operation operation)
    {
        // A process that could not measure at all has an error and no result.
        if (answer.List("results").Count == 0 && TaskError.Find(answer) is { } error)
        {
            Lose(state, error);
            return;
        }

        ReturnedFiles.Take(answer, scene.Run.Folder, operation);
        PointAnswer.Take(answer, state, scene);
    }

    /// <summary>Keeps the failure as that of any point is kept, so that a resumed run measures it again.</summary>
    public void Lose(PointState state, CmError error)
    {
        scene.Writer.Append(TrialOutcome.Create(ArtifactStore.NewUid(), DateTime.Now, state.Point, state.Results.Count + 1, error));
        (state.Error, state.Folder) = (error, scene.Run.Folder);
    }
}

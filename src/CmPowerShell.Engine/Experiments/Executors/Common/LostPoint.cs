using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors.Common;

/// <summary>Keeps the failure of a point whose process has left no answer, as that of any point is kept, so that a resumed run measures it again.</summary>
internal static class LostPoint
{
    /// <summary>Keeps a failure.</summary>
    public static void Keep(PointState state, CmError error, ExecutorScene scene)
    {
        scene.Writer.Append(TrialOutcome.Create(ArtifactStore.NewUid(), DateTime.Now, state.Point, state.Results.Count + 1, error));
        (state.Error, state.Folder) = (error, scene.Run.Folder);
    }
}

using System.Globalization;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Common;

/// <summary>Keeps the failure of a point whose process has left no answer, as that of any point is kept, so that a resumed run measures it again.</summary>
internal static class LostPoint
{
    /// <summary>Keeps a failure.</summary>
    public static void Keep(PointState state, CmError error, ExecutorScene scene)
    {
        var result = new MetaMap
        {
            [ResultKeys.Uid] = ArtifactStore.NewUid(),
            [ResultKeys.Time] = DateTime.Now.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            [ResultKeys.Point] = state.Point.Id,
            [ResultKeys.Repetition] = state.Results.Count + 1,
            [ResultKeys.Outcome] = error.Category == CmErrorCategory.Timeout ? ResultKeys.TimedOut : ResultKeys.Failed,
            [ResultKeys.ErrorId] = error.Id,
            [ResultKeys.Error] = (error with { Hint = null }).Text,
        };
        MetaMerge.Into(result, state.Point.Parameters);
        scene.Writer.Append(result);
        (state.Error, state.Folder) = (error, scene.Run.Folder);
    }
}

using CmPowerShell.Engine.Experiments.Running;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>What a process that was killed left behind: its tasks are ended, and the answers that they have written belong to the run.</summary>
internal static class SlurmLeftovers
{
    /// <summary>Takes the answers of earlier tasks.</summary>
    public static void Take(ExecutorScene scene, IReadOnlyList<PointState> states)
    {
        var folders = SlurmFolder.FindLeft(scene.Run.Folder);
        SlurmCommands.Cancel([.. folders.Select(folder => folder.Job).Where(job => job.Length > 0)]);
        foreach (var folder in folders)
        {
            foreach (var (task, answer) in folder.FindAnswers())
            {
                var point = PointTask.ReadState(task, scene.Request).Point.Id;
                if (states.FirstOrDefault(state => state.Point.Id == point && !state.IsDone(scene.Request) && state.Error is null) is { } state && answer.Find("error") is null)
                {
                    PointAnswer.Take(answer, state, scene);
                }
            }

            folder.Remove(keepsLogs: false);
        }
    }
}

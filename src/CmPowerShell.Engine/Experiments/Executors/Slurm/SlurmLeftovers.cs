using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Tasks;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>What a process that was killed left behind: its tasks are ended, and the answers that they have written belong to the run.</summary>
internal static class SlurmLeftovers
{
    /// <summary>Takes the answers of earlier tasks.</summary>
    public static void Take(IRemoteTasks tasks, IReadOnlyList<PointState> states, Operation operation)
    {
        var folders = SlurmFolder.FindLeft(tasks.Folder);
        SlurmCommands.Cancel([.. folders.Select(folder => folder.Job).Where(job => job.Length > 0)]);
        foreach (var folder in folders)
        {
            foreach (var (task, answer) in folder.FindAnswers())
            {
                if (answer.Find(TaskError.Key) is null && tasks.Find(task, states) is { } state)
                {
                    tasks.Take(answer, state, operation);
                }
            }

            folder.Remove(keepsLogs: false);
        }
    }
}

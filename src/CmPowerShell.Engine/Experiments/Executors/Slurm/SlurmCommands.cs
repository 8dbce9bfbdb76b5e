using System.Globalization;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>The commands of Slurm.</summary>
internal static class SlurmCommands
{
    private const string UnknownJob = "Invalid job id";
    private const int UsualArraySize = 1001;

    /// <summary>Checks that Slurm is installed here.</summary>
    /// <exception cref="CmException">Id <c>SchedulerNotFound</c>.</exception>
    public static void Check()
    {
        if (ProgramPath.Find("sbatch") is null)
        {
            throw new CmException(new CmError("SchedulerNotFound", ReturnCode.Failed, CmErrorCategory.NotInstalled, "There is no Slurm here: the program sbatch is not on PATH.")
            { Hint = "Run this on a node from which jobs are submitted, or measure without -Executor Slurm.", ClassicHint = "Run this on a node from which jobs are submitted, or measure without --executor=slurm." });
        }
    }

    /// <summary>Submits an array of tasks with the numbers from 0.</summary>
    /// <param name="folder">Full path of the folder with the batch script and the files of the tasks.</param>
    /// <param name="count">The number of tasks.</param>
    /// <param name="tasks">Names the job, and limits the number of tasks that run at the same time.</param>
    /// <param name="resources">Options by name.</param>
    /// <returns>The number of the job.</returns>
    /// <exception cref="CmException">Id <c>SchedulerRefused</c>.</exception>
    public static string Submit(string folder, int count, IRemoteTasks tasks, MetaMap resources)
    {
        var limit = tasks.Request.ThrottleLimit;
        var range = string.Create(CultureInfo.InvariantCulture, $"0-{count - 1}") + (limit > 0 ? string.Create(CultureInfo.InvariantCulture, $"%{limit}") : "");
        string[] arguments =
        [
            "--parsable", $"--array={range}", $"--job-name={tasks.JobName}", $"--chdir={folder}", "--output=%a.log", "--no-requeue", .. SlurmOptions.GetArguments(resources), SlurmFolder.Script,
        ];
        var end = CapturedProgram.Run("sbatch", arguments, folder);
        var id = end.Output.Trim().Split(';')[0];
        return end.ExitCode == 0 && id.Length > 0 && id.All(char.IsAsciiDigit) ? id : throw Refused(end);
    }

    /// <summary>The tasks of jobs by job and number. One that the scheduler has forgotten is missing.</summary>
    /// <exception cref="CmException">Id <c>SchedulerRefused</c>: it does not answer.</exception>
    public static IReadOnlyDictionary<(string Job, int Index), SlurmTask> GetTasks(IReadOnlyList<string> jobs)
    {
        var end = CapturedProgram.Run("squeue", ["--array", "--noheader", "--states=all", $"--jobs={string.Join(',', jobs)}", "--format=%F|%K|%T|%N|%r"]);
        return end.ExitCode == 0 ? Read(end.Output) : end.Error.Contains(UnknownJob, StringComparison.OrdinalIgnoreCase) ? new Dictionary<(string, int), SlurmTask>() : throw Refused(end);
    }

    /// <summary>Ends jobs.</summary>
    /// <param name="jobs">Their numbers, or those of tasks such as <c>17_3</c>.</param>
    /// <param name="onlyPending">Only tasks that have not started.</param>
    public static void Cancel(IReadOnlyList<string> jobs, bool onlyPending = false)
    {
        if (jobs.Count > 0)
        {
            _ = CapturedProgram.Run("scancel", [.. onlyPending ? ["--state=PENDING"] : Array.Empty<string>(), .. jobs]);
        }
    }

    /// <summary>The greatest number of tasks in an array.</summary>
    public static int GetMaximumArray()
    {
        var line = CapturedProgram.Run("scontrol", ["show", "config"]).Output.Split('\n').FirstOrDefault(text => text.StartsWith("MaxArraySize", StringComparison.Ordinal));
        // The numbers of tasks are below it.
        return Math.Max(1, int.TryParse(line?.Split('=')[^1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var size) ? size : UsualArraySize);
    }

    /// <summary>Reads lines of <c>squeue</c>.</summary>
    internal static Dictionary<(string Job, int Index), SlurmTask> Read(string output)
    {
        var tasks = new Dictionary<(string, int), SlurmTask>();
        foreach (var parts in output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 5)))
        {
            if (parts.Length == 5 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                tasks[(parts[0].Trim(), index)] = new SlurmTask(parts[2], parts[4].Trim(), parts[3]);
            }
        }

        return tasks;
    }

    private static CmException Refused(CapturedOutput end) => new(new CmError(
        "SchedulerRefused", ReturnCode.Failed, CmErrorCategory.Connection, $"Slurm refused the request: {(end.Error.Length > 0 ? end.Error.Split('\n')[^1] : $"exit code {end.ExitCode}")}")
    { Hint = "Check -Resource, and that the controller answers: scontrol ping.", ClassicHint = "Check --resource, and that the controller answers: scontrol ping.", NativeExitCode = end.ExitCode });
}

using System.Globalization;
using CmPowerShell.Engine.Experiments.Executors.Common;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>The folder of an array in the folder of a run, which all nodes have: a file for each task, its answer, and its log.</summary>
internal sealed class SlurmFolder
{
    /// <summary>The name of the batch script.</summary>
    public const string Script = "batch.sh";

    private const string Prefix = "tasks-";
    private const string JobFile = "job";
    private const int LogLines = 20;

    // The same for every array: what differs is in files, which the numbers of the tasks name.
    private const string ScriptText = """
        #!/bin/sh
        # Does one task of CmPowerShell.
        CM_REPOS=$(cat home) || exit 1
        export CM_REPOS
        exec "$(cat program)" run experiment --point_task="$SLURM_ARRAY_TASK_ID.json"

        """;

    private SlurmFolder(string path) => FullPath = path;

    /// <summary>Full path.</summary>
    public string FullPath { get; }

    /// <summary>The number of its job; empty before it was submitted.</summary>
    public string Job => File.Exists(In(JobFile)) ? File.ReadAllText(In(JobFile)).Trim() : "";

    /// <summary>Makes the folder of an array.</summary>
    /// <param name="run">Full path of the folder of the run.</param>
    /// <param name="home">Full path of the home.</param>
    /// <param name="tasks">The tasks.</param>
    public static SlurmFolder Create(string run, string home, IEnumerable<MetaMap> tasks)
    {
        var folder = new SlurmFolder(Path.Combine(run, Prefix + Artifacts.ArtifactStore.NewUid()));
        MakePrivate(Directory.CreateDirectory(folder.FullPath).FullName);
        File.WriteAllText(folder.In(Script), ScriptText.ReplaceLineEndings("\n"));
        File.WriteAllText(folder.In("home"), home);
        File.WriteAllText(folder.In("program"), CmProgram.Find());
        foreach (var (task, index) in tasks.Select((task, index) => (task, index)))
        {
            File.WriteAllText(folder.In(Name(index, "json")), JsonMeta.WriteLine(task));
        }

        return folder;
    }

    /// <summary>The folders that an interrupted process left in a run.</summary>
    public static IReadOnlyList<SlurmFolder> FindLeft(string run) => [.. Directory.EnumerateDirectories(run, Prefix + "*").Select(path => new SlurmFolder(path))];

    /// <summary>Keeps the number of the job, for a process that continues after this one has been killed.</summary>
    public void Keep(string job) => AtomicFile.WriteText(In(JobFile), job, waitForDisk: false);

    /// <summary>The answer of a task; null before it is there.</summary>
    public MetaMap? FindAnswer(int index)
    {
        var path = In(Name(index, TaskFile.AnswerEnding));
        try
        {
            return File.Exists(path) ? JsonMeta.Parse(RegularFile.ReadAllText(path), path) as MetaMap : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CmException)
        {
            // It is renamed when it is whole, and a file system of a cluster may show that late.
            return null;
        }
    }

    /// <summary>The answers that are there, each with its task.</summary>
    public IEnumerable<(MetaMap Task, MetaMap Answer)> FindAnswers()
    {
        for (var index = 0; File.Exists(In(Name(index, "json"))); index++)
        {
            if (FindAnswer(index) is { } answer && JsonMeta.Parse(RegularFile.ReadAllText(In(Name(index, "json"))), "task") is MetaMap task)
            {
                yield return (task, answer);
            }
        }
    }

    /// <summary>The log of a task, to be followed while it runs.</summary>
    public GrowingFile OpenLog(int index) => new(In(Name(index, "log")));

    /// <summary>The last lines of the log of a task.</summary>
    public IReadOnlyList<string> ReadLog(int index)
    {
        try
        {
            return File.Exists(In(Name(index, "log"))) ? [.. File.ReadLines(In(Name(index, "log"))).TakeLast(LogLines)] : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Removes the folder; the logs stay if they are needed.</summary>
    public void Remove(bool keepsLogs)
    {
        if (!keepsLogs)
        {
            DirectoryDeleter.TryRemove(FullPath);
            return;
        }

        var logs = Path.Combine(Path.GetDirectoryName(FullPath)!, "logs-" + Path.GetFileName(FullPath)[Prefix.Length..]);
        Directory.CreateDirectory(logs);
        foreach (var log in Directory.EnumerateFiles(FullPath, "*.log").Where(log => new FileInfo(log).Length > 0))
        {
            File.Move(log, Path.Combine(logs, Path.GetFileName(log)));
        }

        DirectoryDeleter.TryRemove(FullPath);
    }

    private static string Name(int index, string ending) => string.Create(CultureInfo.InvariantCulture, $"{index}.{ending}");

    // The values of variables are in the files.
    private static void MakePrivate(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string In(string name) => Path.Combine(FullPath, name);
}

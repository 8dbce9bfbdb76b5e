using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Recording;
using CmPowerShell.Engine.Index;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>One run of a script as data for another process, which runs it with its own home and cache.</summary>
internal static class ScriptTask
{
    /// <summary>The key of a task that is one.</summary>
    public const string Key = "script_run";

    private const string Result = "result";

    /// <summary>Writes a task.</summary>
    /// <param name="request">The request. Values of secrets are not written.</param>
    /// <param name="isShared">Whether the other process has the folders of this one.</param>
    public static MetaMap Write(RunRequest request, bool isShared)
    {
        var run = RecordedRequest.ToMeta(request);
        run["quiet"] = request.Quiet;
        run["skip_cache"] = request.SkipCache;
        run["new"] = request.New;
        run["checks_inputs"] = request.ChecksInputs;
        run["work_directory"] = isShared ? request.WorkDirectory : "";
        return new MetaMap { ["format"] = PointTask.Format, [Key] = run, [TaskOutput.Shown] = true };
    }

    /// <summary>Runs the script of a task. On a machine without the folders of the caller it runs in a temporary one.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="CmException">It failed.</exception>
    public static MetaMap Run(MetaMap task, ScriptRunner runner, Operation operation)
    {
        PointTask.CheckFormat(task);
        if (task.Map(Key).Text("work_directory") is { Length: > 0 } folder)
        {
            return Run(task, folder, runner, operation);
        }

        var temporary = Directory.CreateTempSubdirectory("cm-run-").FullName;
        try
        {
            return Run(task, temporary, runner, operation);
        }
        finally
        {
            DirectoryDeleter.TryRemove(temporary);
        }
    }

    /// <summary>The result of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="index">Finds the scripts and cache entries of the result.</param>
    /// <exception cref="CmException">What the run ended with.</exception>
    public static RunResult Read(MetaMap answer, IArtifactIndex index) => TaskError.Find(answer) is { } error ? throw new CmException(error) : RunResultData.Read(answer.Map(Result), index);

    private static MetaMap Run(MetaMap task, string folder, ScriptRunner runner, Operation operation)
    {
        var run = task.Map(Key);
        var request = RecordedRequest.Read(run, "") with
        {
            Quiet = run.Flag("quiet"),
            SkipCache = run.Flag("skip_cache"),
            New = run.Flag("new"),
            ChecksInputs = run.Flag("checks_inputs"),
            WorkDirectory = folder,
        };
        var result = runner.Run(request, operation with { WorkDirectory = folder });
        return new MetaMap { ["machine"] = Environment.MachineName, [Result] = RunResultData.Write(result) };
    }
}

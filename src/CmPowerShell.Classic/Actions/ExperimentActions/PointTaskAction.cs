using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Experiments.Tasks;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ExperimentActions;

/// <summary>Does one task for a process on this or another machine: <c>cm run experiment --point_task=FILE</c>.</summary>
internal static class PointTaskAction
{
    private const string StandardInput = "-";

    internal static ActionOutcome Run(ActionCall call, string file) => file == StandardInput ? RunForHost(call) : RunForNode(call, call.Operation.FullPath(file));

    private static ActionOutcome RunForNode(ActionCall call, string path)
    {
        var answer = call.Services.Tasks.Run(TaskFile.Parse(RegularFile.ReadAllText(path)), call.Operation, showsOutput: call.Request.PrintsText);
        TaskFile.WriteAnswer(path, answer);
        return ActionOutcome.Done();
    }

    // Each line of the output is what the task reports, and the last one is the answer.
    private static ActionOutcome RunForHost(ActionCall call)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Operation.Cancellation);
        var input = new StreamReader(Console.OpenStandardInput());
        var task = TaskFile.Parse(input.ReadLine() ?? "");
        Follow(input, end);
        var shows = task.Flag(TaskOutput.Shown);
        var answer = call.Services.Tasks.Run(task, call.Operation with { Events = new TaskOutput(call.Print, shows), Cancellation = end.Token }, shows);
        call.Print(JsonMeta.WriteLine(answer));
        return ActionOutcome.Done();
    }

    // The caller keeps the input open. That it ends means that the caller or the connection is gone, so the result is not needed.
    private static void Follow(StreamReader input, CancellationTokenSource end) => new Thread(() =>
    {
        try
        {
            while (input.ReadLine() is not null)
            {
            }

            end.Cancel();
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The measurement was over first.
        }
    })
    { IsBackground = true, Name = "CmPowerShell input" }.Start();
}

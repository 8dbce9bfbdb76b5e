using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Classic.Actions.ExperimentActions;

/// <summary>Measures one point for a process on this or another machine: <c>cm run experiment --point_task=FILE</c>.</summary>
internal static class PointTaskAction
{
    private const string StandardInput = "-";

    internal static ActionOutcome Run(ActionCall call, string file) => file == StandardInput ? RunForHost(call) : RunForNode(call, call.Operation.FullPath(file));

    private static ActionOutcome RunForNode(ActionCall call, string path)
    {
        var answer = call.Services.PointTasks.Run(PointTaskFile.Parse(RegularFile.ReadAllText(path)), call.Operation, showsOutput: call.Request.PrintsText);
        PointTaskFile.WriteAnswer(path, answer);
        return ActionOutcome.Done();
    }

    // The output has only the answer, in one line.
    private static ActionOutcome RunForHost(ActionCall call)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Operation.Cancellation);
        var input = new StreamReader(Console.OpenStandardInput());
        var task = PointTaskFile.Parse(input.ReadLine() ?? "");
        Follow(input, end);
        var answer = call.Services.PointTasks.Run(task, call.Operation with { Events = NullEventSink.Instance, Cancellation = end.Token }, showsOutput: false);
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

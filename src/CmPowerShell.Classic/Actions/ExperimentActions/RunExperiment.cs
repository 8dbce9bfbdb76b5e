using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Experiments.Storage;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ExperimentActions;

/// <summary><c>cm run experiment … -- COMMAND</c>: measures a command or script at each point of the variables to explore.</summary>
internal sealed class RunExperiment : IClassicAction
{
    public string Name => "run";

    public string Summary => "Measures a command or script at each combination of the variables to explore, and keeps the results.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the experiment, with its repository in front of a colon; by default it is found by its tags, or named after the command"),
        new("tags", "tags of the experiment, separated by commas"),
        new("dir", "the name of the folder that takes the results; by default date and time"),
        new("script, s", "a script by name instead of a command"),
        new("script_tags, stags", "a script by tags instead of a command"),
        new("explore.NAME", "the values of a variable: a list, 'range(1,9)', '1..64*2' or '[2**i for i in range(0,6)]'; an input file has them as the map 'explore'"),
        new("env.NAME", "a variable that is the same at all points"),
        new("rerun", "add the results to an existing folder: the only one, or that of --dir"),
        new("repeat", "how often each point is measured"),
        new("warmup", "the number of runs of each point before the first measurement"),
        new("seed", "measure the points in the random order of this seed; by default the order is that of the values"),
        new("throttle_limit", "the greatest number of points that are measured at the same time; by default 1"),
        .. ExecutorInput.All,
        new("point_task", "a file with one task, written by an executor: does it, and writes the answer next to the file; '-' reads a line and prints the answer"),
        new("resume", "continue the last run of the same design if it was interrupted or points of it failed"),
        new(ActionInput.Rest, "the command; {{NAME}} is a variable, {{NAME{values}}} also its values, {{CD}} the current folder"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        call.Services.Refresh();
        if (call.Request.Input.Text("point_task") is { Length: > 0 } task)
        {
            return PointTaskAction.Run(call, task);
        }

        using var session = call.Services.ExperimentRunner.Begin(ExperimentInputs.Read(call), showsOutput: call.Request.PrintsText);
        call.Print($"Path to CM experiment artifact: {session.Run.Artifact.Path}");
        call.Print($"Path to experiment: {session.Run.Folder}");
        var points = new List<PointOutcome>();
        foreach (var point in session.Measure(session.Points, call.Operation))
        {
            points.Add(point);
            call.Print(Line(point, session.Points.Count));
        }

        session.Finish();
        return Outcome(session.Run, points);
    }

    private static string Line(PointOutcome point, int count)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"Experiment step {point.Number} out of {count}: {point.Point} ({point.Duration.TotalSeconds:0.00} s)");
        return point.Error is { } error ? $"{line}\n  failed: {error.Text}" : line;
    }

    private static ActionOutcome Outcome(ExperimentRun run, List<PointOutcome> points)
    {
        var failed = points.Count(point => point.Error is not null);
        var outcome = failed == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(new CmError(
            "PointsFailed", ReturnCode.Failed, CmErrorCategory.ScriptFailed, failed == 1 ? "One point failed." : $"{failed} of {points.Count} points failed.")
        { Hint = $"'{run.ResultPath}' has the errors." });
        outcome.Result["experiment_path"] = run.Artifact.Path;
        outcome.Result["experiment_path2"] = run.Folder;
        return outcome with { Values = points };
    }
}

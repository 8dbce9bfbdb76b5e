using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary><c>cm show run [ID]</c>: tells what happened in runs; without an id in the newest one.</summary>
internal sealed class ShowRuns : IClassicAction
{
    public string Name => "show";

    public string Summary => "Tells what happened in a run: its scripts, where their results came from, what failed.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "ids of runs; the newest run without"),
        new("log", "print the log too"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var runs = call.Services.Runs;
        List<RunRecord> found = call.Request.Artifacts.Count == 0 ? runs.All().Take(1).ToList() : call.Request.Artifacts.Select(runs.Find).ToList();
        foreach (var run in found)
        {
            call.Print(RunText.Whole(run));
            if (call.Request.IsOn("log") && File.Exists(run.LogPath))
            {
                File.ReadLines(run.LogPath).ToList().ForEach(call.Print);
            }
        }

        return ActionOutcome.Done(("list", new MetaList(found.Select(RunText.Map)))) with { Values = found };
    }
}

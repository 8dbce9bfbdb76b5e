using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary><c>cm show run [ID]</c>: shows runs; without an id the newest one.</summary>
internal sealed class ShowRuns : IClassicAction
{
    public string Name => "show";

    public string Summary => "Shows what happened in a run: its scripts, the sources of their results, and failures.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "ids of runs; the default is the newest run"),
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

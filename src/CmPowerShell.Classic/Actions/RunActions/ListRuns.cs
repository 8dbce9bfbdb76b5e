using System.Globalization;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary><c>cm ls run</c>: lists recorded runs, newest first.</summary>
internal sealed class ListRuns : IClassicAction
{
    private const string Last = "last";

    public string Name => "search";

    public string Summary => "Lists recorded runs of scripts, newest first.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the script that ran; wildcards allowed"),
        new("tags", "requested tags, separated by commas"),
        new(Last, "the maximum number of runs"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var query = new RunQuery { Script = call.Request.Name.Object, Tags = call.Request.Tags };
        var found = query.Apply(call.Services.Runs).Take(Count(call.Request.Input)).ToList();
        found.ForEach(run => call.Print(RunText.Line(run)));
        if (found.Count == 0)
        {
            call.Operation.Warn("NothingFound", call.Services.Runs.Count == 0 ? "No run is recorded." : "No recorded run matches. 'cm ls run' lists all of them.");
        }

        return ActionOutcome.Done(("list", new MetaList(found.Select(RunText.Map)))) with { Values = found, FoundNothing = found.Count == 0 };
    }

    private static int Count(MetaMap input) => input.Find(Last) switch
    {
        null => int.MaxValue,
        MetaBoolean { Value: true } => 1,
        var value when int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
        var value => throw new CmException(new CmError("InvalidInput", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The flag '--{Last}' needs a number above 0, but it is '{value}'.")
        { Hint = "The ten newest runs are --last=10.", Target = Last }),
    };
}

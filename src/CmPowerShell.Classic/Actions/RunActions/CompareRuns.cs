using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Reports.Comparison;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary><c>cm compare run ID ID</c>: prints what differs between two runs, the most likely causes of another result first.</summary>
internal sealed class CompareRuns : IClassicAction
{
    public string Name => "compare";

    public string Summary => "Compares two runs: possible causes of another result, the most likely first, and then the results.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", "the ids of two runs; with one, the newest run is the second")];

    public ActionOutcome Run(ActionCall call)
    {
        var runs = call.Services.Runs;
        IReadOnlyList<string> ids = call.Request.Artifacts is [var only] && runs.All().FirstOrDefault() is { } newest ? [only, newest.Id] : call.Request.Artifacts;
        if (ids.Count != 2)
        {
            throw new CmException(new CmError("RunsNotNamed", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"Two runs are compared, and {ids.Count} were named.")
            { Hint = "'cm ls run' lists the ids." });
        }

        var differences = call.Services.CompareRuns(runs.Find(ids[0]), runs.Find(ids[1]));
        foreach (var difference in differences)
        {
            call.Print($"{Word(difference.Likelihood)}: {difference.Message} ({difference.Rule})");
        }

        if (differences.Count == 0)
        {
            call.Print("The runs do not differ.");
        }

        return ActionOutcome.Done(("list", new MetaList(differences.Select(Map)))) with { Values = differences };
    }

    private static string Word(CauseLikelihood likelihood) => likelihood.ToString().ToLowerInvariant();

    private static MetaMap Map(RunDifference difference) => new()
    {
        ["likelihood"] = Word(difference.Likelihood),
        ["rule"] = difference.Rule,
        ["subject"] = difference.Subject,
        ["reference"] = difference.Reference,
        ["difference"] = difference.Difference,
        ["message"] = difference.Message,
    };
}

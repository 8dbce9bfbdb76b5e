using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.LockActions;

/// <summary><c>cm check lock [FILE]</c>: prints what differs from a lock file, one difference in a line. It fails if there is one.</summary>
internal sealed class CheckLock : IClassicAction
{
    public string Name => "check";

    public string Summary => "Compares a lock file with what runs would use now.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        LockDifferences.File,
        new("sarif", "write the differences to this file as SARIF"),
        new("junit", "write the differences to this file as JUnit XML"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var (name, path) = LockDifferences.FileOf(call);
        var differences = call.Services.Locks.Compare(LockfileFile.Read(path), name, call.Operation);
        LockDifferences.Print(call, name, differences);
        Save("sarif", LockReports.SaveSarif);
        Save("junit", LockReports.SaveJunit);
        var outcome = differences.Count == 0 ? ActionOutcome.Done() : ActionOutcome.FromError(Differs(name, differences.Count));
        outcome.Result["differences"] = new MetaList(differences.Select(LockDifferences.Map));
        return outcome with { Values = differences };

        void Save(string input, Action<string, IReadOnlyList<(string File, IReadOnlyList<LockDifference> Differences)>> save)
        {
            if (call.Request.Input.Text(input) is { Length: > 0 } report)
            {
                save(call.Operation.FullPath(report), [(path, differences)]);
            }
        }
    }

    private static CmError Differs(string file, int count) => new(
        "LockDiffers", ReturnCode.Failed, CmErrorCategory.InvalidData, count == 1 ? $"One difference from the lock '{file}' was found." : $"{count} differences from the lock '{file}' were found.")
    { Hint = $"'cm update lock {file}' accepts the current state.", Target = file };
}

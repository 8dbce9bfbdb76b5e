using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.LockActions;

/// <summary><c>cm update lock [FILE]</c>: plans the requests of a lock file again, and prints what has changed.</summary>
internal sealed class UpdateLock : IClassicAction
{
    public string Name => "update";

    public string Summary => "Plans the requests of a lock file again for this platform, and writes the file.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [LockDifferences.File];

    public ActionOutcome Run(ActionCall call)
    {
        var (name, path) = LockDifferences.FileOf(call);
        var update = call.Services.Locks.Update(LockfileFile.Read(path), name, call.Operation);
        if (update.IsChanged)
        {
            LockfileFile.Write(path, update.Made);
        }

        foreach (var difference in update.Differences)
        {
            call.Print($"{name}: {difference.Message} ({difference.Rule})");
        }

        return ActionOutcome.Done(("path", path), ("differences", new MetaList(update.Differences.Select(LockDifferences.Map)))) with { Values = update.Differences };
    }
}

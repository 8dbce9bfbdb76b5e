using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Plans the requests of lock files again, and emits what has changed.</summary>
[Cmdlet(VerbsData.Update, "CmLock", SupportsShouldProcess = true)]
[OutputType(typeof(CmLockDifference))]
public sealed class UpdateCmLockCommand : LockFileCmdlet
{
    private protected override void ProcessLock(string name, string path, Lockfile lockfile)
    {
        if (!TryWork(name, (engine, operation) => Plan(engine, lockfile, name, operation), out var update)
            || (update!.IsChanged && !(ShouldProcess(path, "Update lock file") && TryWork(name, (_, _) => Write(path, update.Made), out _))))
        {
            return;
        }

        foreach (var difference in update.Differences)
        {
            WriteObject(new CmLockDifference(path, difference));
        }
    }

    private static LockUpdate Plan(CmEngine engine, Lockfile lockfile, string name, Operation operation)
    {
        engine.Refresh();
        return engine.Locks.Update(lockfile, name, operation);
    }

    private static bool Write(string path, Lockfile made)
    {
        LockfileFile.Write(path, made);
        return true;
    }
}

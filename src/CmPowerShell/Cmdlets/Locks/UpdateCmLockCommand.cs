using System.Management.Automation;
using CmPowerShell.Engine.Lockfiles;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Plans the requests of lock files again, and emits what has changed.</summary>
[Cmdlet(VerbsData.Update, "CmLock", SupportsShouldProcess = true)]
[OutputType(typeof(CmLockDifference))]
public sealed class UpdateCmLockCommand : LockFileCmdlet
{
    private protected override void ProcessLock(string name, string path, Lockfile lockfile)
    {
        if (!TryCompare(name, lockfile, out var differences) || !TryWork(name, (engine, operation) => engine.Locks.Update(lockfile, operation), out var made))
        {
            return;
        }

        if (made!.Text != lockfile.Text || lockfile.Edited.Count > 0)
        {
            if (!ShouldProcess(path, "Update lock file") || !TryWork(name, (_, _) => Write(path, made), out _))
            {
                return;
            }
        }

        foreach (var difference in differences!)
        {
            WriteObject(new CmLockDifference(path, difference));
        }
    }

    private static bool Write(string path, Lockfile made)
    {
        LockfileFile.Write(path, made);
        return true;
    }
}

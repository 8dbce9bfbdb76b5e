using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Compares lock files with what runs would use now.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CmLock")]
[OutputType(typeof(CmLockDifference))]
public sealed class TestCmLockCommand : LockFileCmdlet
{
    private protected override void ProcessLock(string name, string path, Lockfile lockfile)
    {
        if (!TryWork(name, (engine, operation) => Compare(engine, lockfile, name, operation), out var differences))
        {
            return;
        }

        foreach (var difference in differences!)
        {
            Point(new DiagnosticReported(IsError: true, $"{difference.Message} {difference.Mend}", difference.Rule, new SourceLocation(path)));
            WriteObject(new CmLockDifference(path, difference));
        }
    }

    private static IReadOnlyList<LockDifference> Compare(CmEngine engine, Lockfile lockfile, string name, Operation operation)
    {
        engine.Refresh();
        return engine.Locks.Compare(lockfile, name, operation);
    }
}

using System.Management.Automation;
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
        if (!TryCompare(name, lockfile, out var differences))
        {
            return;
        }

        foreach (var difference in differences!)
        {
            Point(new DiagnosticReported(IsError: true, $"{difference.Message} {difference.Mend}", difference.Rule, new SourceLocation(path)));
            WriteObject(new CmLockDifference(path, difference));
        }
    }
}

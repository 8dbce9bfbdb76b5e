using System.Management.Automation;
using CmPowerShell.Engine.Lockfiles;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Reads lock files as objects.</summary>
[Cmdlet(VerbsCommon.Get, "CmLock")]
[OutputType(typeof(CmLock))]
public sealed class GetCmLockCommand : LockFileCmdlet
{
    private protected override void ProcessLock(string name, string path, Lockfile lockfile) => WriteObject(new CmLock(path, lockfile));
}

using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Cmdlets.Scripts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Makes a lock file of what runs would use, without running anything.</summary>
[Cmdlet(VerbsCommon.New, "CmLock", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmLock))]
public sealed class NewCmLockCommand : CmScriptRequestCmdlet
{
    private readonly List<RunRequest> _requests = [];
    private bool _isWhole = true;

    /// <summary>The lock file.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string Path { get; set; } = Lockfile.DefaultName;

    /// <summary>Variables for the script whose values are secrets; the file has their names only.</summary>
    [Parameter]
    [Table]
    public IDictionary? SecretEnv { get; set; }

    /// <summary>Emit the lock.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var (target, make) in Requests())
        {
            var isMade = TryWork(target, (_, _) => make(), out var request);
            _isWhole &= isMade;
            if (isMade)
            {
                _requests.Add(request!);
            }
        }
    }

    /// <summary>One file for all requests. A file without one of them would not fit the runs.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        if (!_isWhole || _requests.Count == 0
            || !TryWork(Path, (engine, operation) => engine.Locks.Make(_requests, LockfileFile.TryRead(path), operation), out var made)
            || !ShouldProcess(path, "Make lock file")
            || !TryWork(Path, (_, _) => Write(path, made!), out _))
        {
            return;
        }

        if (PassThru)
        {
            WriteObject(new CmLock(path, made!));
        }
    }

    private protected override RunRequest Request() => base.Request() with { SecretEnv = GivenSecrets.Convert(SecretEnv) };

    private static bool Write(string path, Lockfile made)
    {
        LockfileFile.Write(path, made);
        return true;
    }
}

using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Cmdlets.Scripts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.History;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Makes a lock file of what runs would use, without running anything, or of what recorded runs used.</summary>
[Cmdlet(VerbsCommon.New, "CmLock", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmLock))]
public sealed class NewCmLockCommand : CmScriptRequestCmdlet
{
    private const string ByRun = "Run";
    private readonly List<RunRequest> _requests = [];
    private readonly List<RunRecord> _runs = [];
    private bool _isWhole = true;

    /// <summary>Recorded runs, as Get-CmRun emits them: the file has what they used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByRun, ValueFromPipeline = true)]
    [GivenRun]
    [ValidateNotNullOrEmpty]
    public CmRun[] Run { get; set; } = [];

    /// <summary>Demand one version of each dependency.</summary>
    [Parameter]
    public SwitchParameter UniqueVersion { get; set; }

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
        if (ParameterSetName == ByRun)
        {
            _runs.AddRange(Run.Select(run => run.Source));
            return;
        }

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
        if (!_isWhole || _requests.Count + _runs.Count == 0
            || !TryWork(Path, (engine, operation) => Make(engine, LockfileFile.TryRead(path), operation), out var made)
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

    private Lockfile Make(CmEngine engine, Lockfile? old, Operation operation)
    {
        engine.Refresh();
        var made = _runs.Count > 0 ? RecordedLock.Make(engine, _runs, old, operation) : engine.Locks.Make(_requests, old, operation);
        if (UniqueVersion)
        {
            RecordedLock.RequireUniqueVersions(made);
        }

        return made;
    }

    private static bool Write(string path, Lockfile made)
    {
        LockfileFile.Write(path, made);
        return true;
    }
}

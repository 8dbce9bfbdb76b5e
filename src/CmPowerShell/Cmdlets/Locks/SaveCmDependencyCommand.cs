using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Cmdlets.Scripts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Hosting;
using CmPowerShell.Search;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Locks;

/// <summary>Fills the cache with what scripts, or the requests of a lock, depend on, without running the scripts themselves.</summary>
[Cmdlet(VerbsData.Save, "CmDependency", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmCacheEntry))]
public sealed class SaveCmDependencyCommand : CmScriptRequestCmdlet
{
    private const string ByLock = "Lock";
    private readonly HashSet<string> _emitted = new(StringComparer.Ordinal);

    /// <summary>A lock file: what its requests depend on, with the repositories at their locked commits.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLock)]
    [Text]
    [NotBlank]
    public string? Lock { get; set; }

    /// <summary>Variables for the scripts whose values are secrets.</summary>
    [Parameter]
    [Table]
    public IDictionary? SecretEnv { get; set; }

    private protected override bool MayAsk => false;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (ParameterSetName == ByLock)
        {
            SaveLock();
            return;
        }

        foreach (var (target, make) in Requests())
        {
            if (TryWork(target, (_, _) => make(), out var request))
            {
                Save(target, request!, (engine, one, operation) => engine.Runner.Run(one, operation));
            }
        }
    }

    private protected override RunRequest Request() => base.Request() with { Quiet = true, SecretEnv = GivenSecrets.Convert(SecretEnv) };

    private void SaveLock()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Lock);
        if (!TryWork(Lock!, (engine, _) => Open(engine, path), out var opened))
        {
            return;
        }

        var (locked, requests) = opened;
        foreach (var (selection, request) in requests)
        {
            var given = request with { SecretEnv = GivenSecrets.Convert(SecretEnv), WorkDirectory = WorkDirectory, Quiet = true };
            Save(selection, given, (_, one, operation) => locked!.Run(one, operation));
        }
    }

    private (LockedRun Locked, IReadOnlyList<(string Selection, RunRequest Request)> Requests) Open(CmEngine engine, string path)
    {
        engine.Refresh();
        var lockfile = LockfileFile.Read(path);
        return (new LockedRun(engine, Lock!, lockfile, LockMode.Locked), LockedRun.RequestsOf(lockfile));
    }

    private void Save(string target, RunRequest request, Func<CmEngine, RunRequest, Operation, RunResult> run)
    {
        if (!ShouldProcess(target, "Save dependencies"))
        {
            return;
        }

        RequestInputs.Create(request.Inputs).Set("fake_run", true);
        if (TryWork(target, (engine, operation) => run(engine, request, operation), out var result))
        {
            Emit(result!);
        }
    }

    private void Emit(RunResult result)
    {
        foreach (var dependency in result.Dependencies)
        {
            Emit(dependency);
            if (dependency.CacheEntry is { } entry && _emitted.Add(entry.Uid))
            {
                WriteObject(new FoundArtifacts(Engine).Entry(entry));
            }
        }
    }
}

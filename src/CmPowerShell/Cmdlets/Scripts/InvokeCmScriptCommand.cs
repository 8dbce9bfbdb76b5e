using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Runs scripts with all that they depend on.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmScript", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmScriptResult))]
public sealed class InvokeCmScriptCommand : CmScriptRequestCmdlet
{
    private LockedRun? _locked;

    /// <summary>Variables for the script whose values are secrets.</summary>
    [Parameter]
    [Table]
    public IDictionary? SecretEnv { get; set; }

    /// <summary>Take the default wherever there is a choice.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Take a result from the cache; it is an error when none fits.</summary>
    [Parameter]
    public SwitchParameter OnlyFromCache { get; set; }

    /// <summary>Make the result again inside the cache entry that fits.</summary>
    [Parameter]
    public SwitchParameter Renew { get; set; }

    /// <summary>Run the dependencies, but not the script itself.</summary>
    [Parameter]
    public SwitchParameter FakeRun { get; set; }

    /// <summary>Run the script, but only list its dependencies.</summary>
    [Parameter]
    public SwitchParameter FakeDependency { get; set; }

    /// <summary>Continue when the native script ends with an error.</summary>
    [Parameter]
    public SwitchParameter IgnoreScriptError { get; set; }

    /// <summary>Show the variables before the native script runs.</summary>
    [Parameter]
    public SwitchParameter PrintEnv { get; set; }

    /// <summary>Leave a script that sets the new variables in the current directory.</summary>
    [Parameter]
    public SwitchParameter SaveEnv { get; set; }

    /// <summary>Run in a new directory below the current one, so that several runs can run at the same time.</summary>
    [Parameter]
    public SwitchParameter PrivateWorkDirectory { get; set; }

    /// <summary>Record inputs and results in the folder cm-repro.</summary>
    [Parameter]
    public SwitchParameter Repro { get; set; }

    /// <summary>Seconds after which the run, with all that it depends on, is ended.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSeconds { get; set; }

    /// <summary>A lock file: repositories are used at their locked commits, and a warning names each difference.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? Lock { get; set; }

    /// <summary>Run nothing if something differs from the lock.</summary>
    [Parameter]
    public SwitchParameter Locked { get; set; }

    /// <summary>Use the locked commits and do not compare.</summary>
    [Parameter]
    public SwitchParameter Frozen { get; set; }

    /// <summary>Open no connection; native scripts and Python hooks have no network where the system allows that.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>Demand one version of each dependency.</summary>
    [Parameter]
    public SwitchParameter UniqueVersion { get; set; }

    private protected override bool MayAsk => !Quiet;

    private protected override bool IsSilent => Quiet;

    /// <summary>Reads the lock file. Without it no run may begin.</summary>
    private protected override void Begin()
    {
        if (Lock is null && !Locked && !Frozen)
        {
            return;
        }

        var name = Lock ?? Lockfile.DefaultName;
        var path = GetUnresolvedProviderPathFromPSPath(name);
        _locked = Work(name, (engine, _) => new LockedRun(For(engine), name, LockfileFile.Read(path), LockedRun.GetMode(Locked, Frozen)) { NeedsEntries = For(engine).IsOffline });
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var (target, make) in Requests())
        {
            if (TryWork(target, (_, _) => make(), out var request) && MayRun(target, request!) &&
                TryWork(target, (engine, operation) => Run(engine, request!, operation), out var result))
            {
                WriteObject(new CmScriptResult(result!).ForPipeline());
            }
        }
    }

    private CmEngine For(CmEngine engine) => Offline ? engine.WithoutNetwork() : engine;

    private RunResult Run(CmEngine engine, RunRequest request, Operation operation)
    {
        var used = For(engine);
        if (UniqueVersion)
        {
            // Before anything runs, the required versions are known; the detected ones are known only afterwards.
            var planning = _locked is null ? used : _locked.Prepare(request, operation);
            RecordedLock.RequireUniqueVersions(planning.Locks.Make([LockedRun.ByName(request)], null, operation));
        }

        var result = _locked is null ? used.Runner.Run(request, operation) : _locked.Run(request, operation);
        if (UniqueVersion)
        {
            RecordedLock.RequireUniqueVersions(result);
        }

        return result;
    }

    private protected override RunRequest Request()
    {
        var request = base.Request();
        RequestInputs.Create(request.Inputs)
            .Set("only_execute_from_cache", OnlyFromCache)
            .Set("renew", Renew)
            .Set("fake_run", FakeRun)
            .Set("fake_deps", FakeDependency)
            .Set("ignore_script_error", IgnoreScriptError)
            .Set("print_env", PrintEnv)
            .Set("save_env", SaveEnv)
            .Set("private_work_directory", PrivateWorkDirectory)
            .Set("repro", Repro)
            .Set("timeout", TimeoutSeconds > 0 ? TimeoutSeconds.ToString(CultureInfo.InvariantCulture) : null)
            .Set("verbose", MyInvocation.BoundParameters.TryGetValue("Verbose", out var verbose) && LanguagePrimitives.IsTrue(verbose));
        return request with { Quiet = Quiet, SecretEnv = GivenSecrets.Convert(SecretEnv) };
    }

    /// <summary>With -WhatIf or -Confirm the run is planned first, so that its errors are reported and its calls are shown.</summary>
    private bool MayRun(string target, RunRequest request) => !IsPreviewWanted()
        ? ShouldProcess(target, "Run script")
        : TryWork(target, (engine, operation) => Preview(engine, request, operation), out var preview)
            && ShouldProcess($"Run {preview!.Description}", preview.Question, "Run script");

    private RunPreview Preview(CmEngine engine, RunRequest request, Operation operation) =>
        _locked is null ? RunPreview.Create(For(engine), request, operation) : RunPreview.Create(_locked.Prepare(request, operation), LockedRun.ByName(request), operation);

    private bool IsPreviewWanted() =>
        MyInvocation.BoundParameters.ContainsKey("WhatIf") || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}

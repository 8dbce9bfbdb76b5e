using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Experiments.Executors;
using CmPowerShell.Engine.Experiments.Running;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Hosting;
using CmPowerShell.Jobs;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Runs scripts with all that they depend on.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmScript", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmScriptResult))]
public sealed class InvokeCmScriptCommand : CmScriptRequestCmdlet
{
    private const string ByRun = "Run";
    private readonly List<JobCall> _calls = [];
    private LockedRun? _locked;

    /// <summary>Recorded runs to repeat, as Get-CmRun emits them: with their inputs, variables and lock, in their directories. Further inputs override recorded ones.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByRun, ValueFromPipeline = true)]
    [GivenRun]
    [ValidateNotNullOrEmpty]
    public CmRun[] Run { get; set; } = [];

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

    /// <summary>The shell that runs the scripts for Linux of scripts that have none for Windows.</summary>
    [Parameter]
    public CmWindowsShell Shell { get; set; }

    /// <summary>Demand one version of each dependency.</summary>
    [Parameter]
    public SwitchParameter UniqueVersion { get; set; }

    /// <summary>A folder with results that several machines share; <c>no</c> for none.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? SharedStore { get; set; }

    /// <summary>Where it runs.</summary>
    [Parameter]
    public CmExecutor Executor { get; set; }

    /// <summary>Options of sbatch by their long names.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResourceCompleter))]
    [Table]
    public IDictionary? Resource { get; set; }

    /// <summary>The host of the executor Ssh; the first one of several that can be reached.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(HostNameCompleter))]
    [Texts]
    [NotBlank]
    public string[] HostName { get; set; } = [];

    /// <summary>Run as a job, with a child job for each object of the pipeline, and emit the job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    private protected override bool MayAsk => !Quiet;

    private protected override bool IsSilent => Quiet;

    /// <summary>Reads the lock file. Without it no run may begin.</summary>
    private protected override void Begin()
    {
        if (StartsJob)
        {
            return;
        }

        var usual = ParameterSetName == ByRun ? null : LockedRun.FileOfEnvironment;
        if (Lock is null && !Locked && !Frozen && usual is null)
        {
            return;
        }

        var name = Lock ?? usual ?? Lockfile.DefaultName;
        var path = GetUnresolvedProviderPathFromPSPath(name);
        _locked = Work(name, (engine, _) => ReadLock(For(engine), name, path, isUsual: Lock is null));
    }

    private LockedRun ReadLock(CmEngine engine, string name, string path, bool isUsual)
    {
        var mode = Locked || Frozen || !isUsual ? LockedRun.GetMode(Locked, Frozen) : LockedRun.ModeOfEnvironment;
        return new LockedRun(engine, name, LockfileFile.Read(path), mode) { NeedsEntries = engine.IsOffline };
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (StartsJob)
        {
            _calls.Add(new JobCall(Target, MyInvocation.MyCommand.Name, JobCall.Take(this), []));
        }
        else if (ParameterSetName == ByRun)
        {
            Run.ToList().ForEach(Repeat);
        }
        else
        {
            RunRequested();
        }
    }

    /// <summary>Starts the job.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_calls.Count > 0 && ShouldProcess(string.Join(", ", _calls.Select(call => call.Name)), "Start job"))
        {
            WriteObject(CmdletJob.Start(this, _calls));
        }
    }

    // With -WhatIf the runs are shown, and no job is necessary for that.
    private bool StartsJob => AsJob && !CallerPreferences.IsWhatIf(this);

    private string Target => ParameterSetName switch
    {
        ByRun => string.Join(", ", Run.Select(run => run.Id)),
        ByObject => string.Join(", ", InputObject.Select(script => script.ToString())),
        _ => Name is [""] ? string.Join(',', Tag) : string.Join(", ", Name),
    };

    private void RunRequested()
    {
        foreach (var (target, make) in Requests())
        {
            if (TryWork(target, (_, _) => make(), out var request) && MayRun(target, request!, _locked) &&
                TryWork(target, (engine, operation) => Execute(engine, request!, _locked, operation), out var result))
            {
                WriteObject(new CmScriptResult(result!).ForPipeline());
            }
        }
    }

    // Recorded values come first, so that the caller can change one of them.
    private void Repeat(CmRun run)
    {
        var given = Request();
        if (!TryWork(run.Id, (engine, operation) => RepeatedRun.Create(For(engine), run.Source, given.SecretEnv, operation), out var repeated))
        {
            return;
        }

        Engine.Refresh();
        var request = repeated!.With(given);
        var locked = _locked ?? repeated.Lock;
        if (MayRun(run.ToString(), request, locked) && TryWork(run.Id, (engine, operation) => Execute(engine, request, locked, operation), out var result))
        {
            WriteObject(new CmScriptResult(result!).ForPipeline());
        }
    }

    private CmEngine For(CmEngine engine)
    {
        var used = Offline ? engine.WithoutNetwork() : engine;
        return IsShellAsked ? used.WithWindowsShell(Shell.ToString().ToLowerInvariant()) : used;
    }

    private bool IsShellAsked => MyInvocation.BoundParameters.ContainsKey(nameof(Shell));

    private RunResult Execute(CmEngine engine, RunRequest request, LockedRun? locked, Operation operation)
    {
        if (!IsLocal)
        {
            return RunElsewhere(engine, request, locked, operation);
        }

        var used = For(engine);
        if (UniqueVersion)
        {
            // Before anything runs, the required versions are known; the detected ones are known only afterwards.
            var planning = locked is null ? used : locked.Prepare(request, operation);
            RecordedLock.RequireUniqueVersions(planning.Locks.Make([LockedRun.ByName(request)], null, operation));
        }

        var result = locked is null ? used.Runner.Run(request, operation) : locked.Run(request, operation);
        if (UniqueVersion)
        {
            RecordedLock.RequireUniqueVersions(result);
        }

        return result;
    }

    private bool IsLocal => Executor == CmExecutor.Local && Resource is null && HostName.Length == 0;

    // What concerns this process and its home cannot hold on another machine.
    private RunResult RunElsewhere(CmEngine engine, RunRequest request, LockedRun? locked, Operation operation)
    {
        var unfit = locked is not null ? nameof(Lock) : UniqueVersion ? nameof(UniqueVersion) : Offline ? nameof(Offline) : IsShellAsked ? nameof(Shell) : "";
        return unfit.Length > 0 ? throw RemoteRunner.Unfit($"-{unfit} holds for runs of this process.") : engine.RemoteRunner.Run(request, Options, operation);
    }

    private ExecutorOptions Options => new((ExecutorKind)(int)Executor) { Resources = ToMeta.Map(Resource, "-Resource"), Hosts = HostName };

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
            .Set("shared_store", SharedStore)
            .Set("timeout", TimeoutSeconds > 0 ? TimeoutSeconds.ToString(CultureInfo.InvariantCulture) : null)
            .Set("verbose", MyInvocation.BoundParameters.TryGetValue("Verbose", out var verbose) && LanguagePrimitives.IsTrue(verbose));
        return request with { Quiet = Quiet, SecretEnv = GivenSecrets.Convert(SecretEnv) };
    }

    /// <summary>With -WhatIf or -Confirm the run is planned first, so that its errors are reported and its calls are shown.</summary>
    private bool MayRun(string target, RunRequest request, LockedRun? locked) => !IsPreviewWanted()
        ? ShouldProcess(target, "Run script")
        : TryWork(target, (engine, operation) => Preview(engine, request, locked, operation), out var preview)
            && ShouldProcess($"Run {preview!.Description}", preview.Question, "Run script");

    private RunPreview Preview(CmEngine engine, RunRequest request, LockedRun? locked, Operation operation) =>
        locked is null ? RunPreview.Create(For(engine), request, operation) : RunPreview.Create(locked.Prepare(request, operation), LockedRun.ByName(request), operation);

    private bool IsPreviewWanted() =>
        MyInvocation.BoundParameters.ContainsKey("WhatIf") || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}

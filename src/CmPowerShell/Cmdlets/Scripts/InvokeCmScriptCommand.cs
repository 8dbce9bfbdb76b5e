using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Runs scripts with all that they depend on.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmScript", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmScriptResult))]
public sealed class InvokeCmScriptCommand : CmScriptRequestCmdlet
{
    /// <summary>Variables for the script whose values are secrets.</summary>
    [Parameter]
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

    private protected override bool MayAsk => !Quiet;

    private protected override bool IsSilent => Quiet;

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var (target, make) in Requests())
        {
            if (TryWork(target, (_, _) => make(), out var request) && MayRun(target, request!) &&
                TryWork(target, (engine, operation) => engine.Runner.Run(request!, operation), out var result))
            {
                WriteObject(new CmScriptResult(result!).ForPipeline());
            }
        }
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
        : TryWork(target, (engine, operation) => RunPreview.Create(engine, request, operation), out var preview)
            && ShouldProcess($"Run {preview!.Description}", preview.Question, "Run script");

    private bool IsPreviewWanted() =>
        MyInvocation.BoundParameters.ContainsKey("WhatIf") || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}

using System.Collections;
using System.Management.Automation;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Hosting;
using CmPowerShell.Values;

namespace CmPowerShell.Commands;

/// <summary>Runs scripts with all that they depend on.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmScript", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmScriptResult))]
public sealed class InvokeCmScriptCommand : CmCmdlet
{
    private const string ByName = "Name";
    private const string ByObject = "InputObject";

    /// <summary>The name of the script.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string[] Name { get; set; } = [""];

    /// <summary>The script itself, as Get-CmScript and Get-CmArtifact emit it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    public CmArtifact? InputObject { get; set; }

    /// <summary>Tags of the script; <c>_x</c> selects a variation, a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Tags { get; set; } = [];

    /// <summary>Variables for the script.</summary>
    [Parameter]
    public IDictionary? Env { get; set; }

    /// <summary>The flags of the classic command line, by name.</summary>
    [Parameter]
    public IDictionary? Parameter { get; set; }

    /// <summary>The version to find or install.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VersionCompleter))]
    public string? Version { get; set; }

    /// <summary>Take the default wherever there is a choice.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Neither read nor write the cache.</summary>
    [Parameter]
    public SwitchParameter SkipCache { get; set; }

    /// <summary>Make a new cache entry even if one fits.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    private protected override bool MayAsk => !Quiet;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByObject)
        {
            Invoke(InputObject!.ToString(), () => Request() with { Script = ScriptOf(InputObject) });
            return;
        }

        foreach (var name in Name)
        {
            Invoke(name.Length > 0 ? name : string.Join(',', Tags), () => Request() with { Name = ArtifactName.Parse(name) });
        }
    }

    private static Artifact ScriptOf(CmArtifact artifact) => ScriptCatalog.GenerationOf(artifact.Source) is not null ? artifact.Source : throw new CmException(new CmError(
        "NotAScript", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{artifact}' is no script and cannot run.")
    { Hint = "Get-CmScript lists the scripts.", Target = artifact.ToString() });

    private void Invoke(string target, Func<RunRequest> make)
    {
        if (TryWork(target, (_, _) => make(), out var request) && MayRun(target, request!) &&
            TryWork(target, (engine, operation) => engine.Runner.Run(request!, operation), out var result))
        {
            WriteObject(new CmScriptResult(result!).ForPipeline());
        }
    }

    /// <summary>With -WhatIf or -Confirm the script is looked up first, so that a wrong name is told and what it would ask for is shown.</summary>
    private bool MayRun(string target, RunRequest request) => !IsPreviewWanted()
        ? ShouldProcess(target, "Run script")
        : TryWork(target, (engine, _) => RunPreview.Of(engine, request), out var preview)
            && ShouldProcess($"Run {preview!.Description}", preview.Question, "Run script");

    private bool IsPreviewWanted() =>
        MyInvocation.BoundParameters.ContainsKey("WhatIf") || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    private RunRequest Request()
    {
        var inputs = ToMeta.Map(Parameter, "-Parameter");
        if (Version is not null)
        {
            inputs["version"] = Version;
        }

        return new RunRequest
        {
            Tags = Tags.SelectMany(tags => tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList(),
            Env = ToMeta.Map(Env, "-Env"),
            Inputs = inputs,
            WorkDirectory = WorkDirectory,
            Quiet = Quiet,
            SkipCache = SkipCache,
            New = New,
            ChecksInputs = true,
        };
    }
}

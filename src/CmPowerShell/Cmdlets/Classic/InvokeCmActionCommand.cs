using System.Collections;
using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Cmdlets.Classic;

/// <summary>Calls an action of an automation: one of the engine, or one of a Python module in a repository.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CmAction", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(CmArtifact), typeof(CmScript), typeof(CmScriptResult), typeof(CmCacheEntry), typeof(CmRepo), typeof(CmRun), typeof(CmPlanNode))]
[OutputType(typeof(CmSetting), typeof(CmFinding), typeof(CmCacheFinding), typeof(CmTestResult), typeof(PSObject), typeof(System.Collections.Specialized.OrderedDictionary))]
public sealed class InvokeCmActionCommand : CmCmdlet
{
    private const string ByName = "Name";
    private const string ByObject = "InputObject";
    private MetaMap _parameters = [];

    /// <summary>The action.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ActionCompleter))]
    [Text]
    [NotBlank]
    public string Action { get; set; } = "";

    /// <summary>The automation.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByName)]
    [Parameter(ParameterSetName = ByObject)]
    [ArgumentCompleter(typeof(DeclaredAutomationCompleter))]
    [Text]
    [NotBlank]
    public string? Automation { get; set; }

    /// <summary>The artifacts: the first one is the subject, others are for actions that use several.</summary>
    [Parameter(Position = 2, ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(ArtifactNameCompleter))]
    [Texts]
    [NotBlank]
    public string[] Artifact { get; set; } = [];

    /// <summary>The inputs of the action.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Parameter { get; set; } = new Hashtable();

    /// <summary>Artifacts as Get-CmArtifact emits them; the action is called for each.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenArtifact]
    [ValidateNotNullOrEmpty]
    public CmArtifact[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Begin() => _parameters = Work("-Parameter", (engine, _) =>
    {
        engine.Refresh();
        return ToMeta.Map(Parameter, "-Parameter");
    });

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (ParameterSetName == ByName)
        {
            Call(Automation!, Artifact);
            return;
        }

        foreach (var artifact in InputObject)
        {
            Call(Automation ?? artifact.Source.Automation.ToString(), [new ArtifactName(artifact.Source.Name, artifact.Source.Repository.Name).ToString()]);
        }
    }

    private void Call(string automation, string[] artifacts)
    {
        var target = string.Join(' ', artifacts.Take(1).Prepend(automation));
        if (!ShouldProcess(target, Action) || !TryWork(target, (engine, operation) => Answer(engine, Request(automation, artifacts), operation), out var answer))
        {
            return;
        }

        if (answer!.Error is { } error)
        {
            WriteError(ErrorRecords.From(error, target));
        }

        WriteObject(answer.Output, enumerateCollection: true);
    }

    private static ClassicAnswer Answer(CmEngine engine, ClassicRequest request, Operation operation) => ClassicAnswer.AsObjects(engine, request, operation);

    private ClassicRequest Request(string automation, string[] artifacts)
    {
        var input = _parameters.Clone();
        input["action"] = Action;
        input["automation"] = automation;
        if (artifacts.Length > 0)
        {
            input["artifact"] = artifacts[0];
        }

        if (artifacts.Length > 1)
        {
            input["artifacts"] = MetaList.OfTexts(artifacts.Skip(1));
        }

        return new ClassicRequest(input) { IsTyped = true };
    }
}

using System.Management.Automation;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Hosting;
using CmPowerShell.Search;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>Finds scripts of all generations.</summary>
[Cmdlet(VerbsCommon.Get, "CmScript", DefaultParameterSetName = ByName)]
[OutputType(typeof(CmScript), typeof(CmScriptDetail))]
public sealed class GetCmScriptCommand : CmScriptSearchCmdlet
{
    private FoundArtifacts? _found;

    /// <summary>Also emit the interface of the script: variations with groups, inputs with variables, dependencies with conditions, tests.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    // The index has read each meta, and reading 90,000 of them again takes half a minute.
    private protected override bool ReadsMeta => Detailed;

    private protected override void Process(IReadOnlyList<Artifact> scripts)
    {
        _found = new FoundArtifacts(Engine);
        base.Process(scripts);
    }

    private protected override void Process(ScriptDefinition script) => WriteObject(Detailed ? _found!.GetDetail(script) : _found!.Create(script));
}

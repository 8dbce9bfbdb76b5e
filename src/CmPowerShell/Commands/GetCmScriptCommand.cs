using System.Management.Automation;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Hosting;

namespace CmPowerShell.Commands;

/// <summary>Finds scripts of all generations.</summary>
[Cmdlet(VerbsCommon.Get, "CmScript", DefaultParameterSetName = ByName)]
[OutputType(typeof(CmScript))]
public sealed class GetCmScriptCommand : CmScriptSearchCmdlet
{
    private FoundArtifacts? _found;

    private protected override void Process(IReadOnlyList<Artifact> scripts)
    {
        _found = new FoundArtifacts(Engine);
        base.Process(scripts);
    }

    private protected override void Process(ScriptDefinition script) => WriteObject(_found!.Of(script));
}

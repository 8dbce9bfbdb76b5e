using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Scripts;

/// <summary>The base of the cmdlets that run or plan scripts: which scripts, by name, tags, or as objects.</summary>
public abstract class CmScriptSelectionCmdlet : CmCmdlet
{
    private protected const string ByName = "Name";
    private protected const string ByObject = "InputObject";

    /// <summary>The name of the script.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Uid")]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>The script itself, as Get-CmScript and Get-CmArtifact emit it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenArtifact]
    [ValidateNotNullOrEmpty]
    public CmArtifact[] InputObject { get; set; } = [];

    /// <summary>Tags of the script; <c>_x</c> selects a variation, a leading <c>-</c> excludes.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByObject)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>The requests of one record of the pipeline, each with its name in errors.</summary>
    /// <param name="start">Makes the request without the script. It is called when the request is needed.</param>
    private protected IEnumerable<(string Target, Func<RunRequest> Make)> Select(Func<RunRequest> start)
    {
        if (ParameterSetName == ByObject)
        {
            return InputObject.Select(given => (given.ToString(), (Func<RunRequest>)(() => start() with { Script = ScriptArgument.Resolve(given) })));
        }

        return Name.Select(name => (
            name.Length > 0 ? name : string.Join(',', Tag),
            (Func<RunRequest>)(() => start() with { Name = ArtifactName.Parse(name) })));
    }
}

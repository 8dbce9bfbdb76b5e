using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.History;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Runs;

/// <summary>Removes recorded runs of scripts with their logs.</summary>
[Cmdlet(VerbsCommon.Remove, "CmRun", DefaultParameterSetName = ById, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemoveCmRunCommand : CmCmdlet
{
    private const string ById = "Id";
    private const string ByObject = "InputObject";

    /// <summary>The ids of the runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [Texts]
    [NotBlank]
    public string[] Id { get; set; } = [];

    /// <summary>The runs, as Get-CmRun emits them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenRun]
    [ValidateNotNullOrEmpty]
    public CmRun[] InputObject { get; set; } = [];

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (ParameterSetName == ByObject)
        {
            InputObject.ToList().ForEach(run => Remove(run.Source));
            return;
        }

        foreach (var id in Id)
        {
            if (TryWork(id, (engine, _) => engine.Runs.Find(id), out var run))
            {
                Remove(run!);
            }
        }
    }

    private void Remove(RunRecord run)
    {
        if (ShouldProcess(new CmRun(run).ToString(), "Remove run"))
        {
            TryWork(run.Id, (_, _) => { RunStore.Remove(run); return true; }, out _);
        }
    }
}

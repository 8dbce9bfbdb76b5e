using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Installs repositories from zip archives.</summary>
[Cmdlet(VerbsData.Import, "CmRepo", SupportsShouldProcess = true)]
[OutputType(typeof(CmRepo))]
public sealed class ImportCmRepoCommand : CmCmdlet
{
    /// <summary>The archives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [];

    /// <summary>The name to install it under.</summary>
    [Parameter]
    [Text]
    [NotBlank]
    public string? Name { get; set; }

    /// <summary>Emit the repositories.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var path in Path)
        {
            Import(GetUnresolvedProviderPathFromPSPath(path));
        }
    }

    private void Import(string archive)
    {
        var request = new RepositoryInstallRequest { Name = Name, Url = archive };
        if (ShouldProcess(archive, "Install repository") && TryWork(archive, (engine, operation) => DuplicateUidWarning.Install(engine.Installer, engine.Index, request, operation), out var result))
        {
            WriteVerbose($"{result!.Repository.Name} is in {result.Repository.Path}.");
            if (PassThru)
            {
                WriteObject(new CmRepo(result.Repository));
            }
        }
    }
}

using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Makes a repository and registers it.</summary>
[Cmdlet(VerbsCommon.New, "CmRepo", DefaultParameterSetName = InHome, SupportsShouldProcess = true)]
[OutputType(typeof(CmRepo))]
public sealed class NewCmRepoCommand : CmCmdlet
{
    private const string InHome = "Name";
    private const string InFolder = "Path";

    /// <summary>The alias.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InHome, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = InFolder, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotBlank]
    public string? Name { get; set; }

    /// <summary>The folder to make into a repository.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InFolder, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotBlank]
    public string? Path { get; set; }

    /// <summary>The sub-folder that holds the artifacts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotBlank]
    public string? Prefix { get; set; }

    /// <summary>The description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Text]
    public string? Description { get; set; }

    /// <summary>The uid, 16 hex digits.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotBlank]
    public string? Uid { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        var request = new RepositoryCreationRequest
        {
            Name = Name,
            Uid = Uid,
            Path = Path is null ? null : GetUnresolvedProviderPathFromPSPath(Path),
            Prefix = Prefix,
            Description = Description,
        };
        var target = request.Path ?? Name;
        if (ShouldProcess(target, "Create repository") && TryWork(target, (engine, operation) => engine.Installer.Create(request, operation), out var made))
        {
            WriteObject(new CmRepo(made!));
        }
    }
}

using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Packs repositories into zip archives.</summary>
[Cmdlet(VerbsData.Export, "CmRepo", DefaultParameterSetName = ByName, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCmRepoCommand : CmCmdlet
{
    private const string ByName = "Name";
    private const string ByObject = "InputObject";

    /// <summary>The names.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [];

    /// <summary>The archive to write, or the folder for it.</summary>
    [Parameter(Position = 1, ParameterSetName = ByName)]
    [Parameter(Position = 0, ParameterSetName = ByObject)]
    [Text]
    [NotBlank]
    public string? DestinationPath { get; set; }

    /// <summary>Repositories as Get-CmRepo emits them.</summary>
    [Parameter(ParameterSetName = ByName, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [GivenRepo]
    [ValidateNotNullOrEmpty]
    public CmRepo[] InputObject { get; set; } = [];

    /// <summary>Replace an archive that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the archives.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin() => DestinationPath ??= TakeDestination(Name);

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        if (InputObject.Length > 0)
        {
            InputObject.ToList().ForEach(ExportGiven);
            return;
        }

        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => RepositoryNames.Find(engine, name), out var found))
            {
                found!.ToList().ForEach(Export);
            }
        }
    }

    private void ExportGiven(CmRepo given)
    {
        if (IsOnCommandLine(nameof(Name)))
        {
            WriteFailure(SelectionErrors.TwoSelections(given), given);
            return;
        }

        Export(given.Source);
    }

    private void Export(Repository repository)
    {
        var archive = GetArchive(repository);
        if (File.Exists(archive) && !Force)
        {
            WriteError(ErrorRecords.From(ArchiveErrors.Exists(archive), archive));
            return;
        }

        if (ShouldProcess(archive, $"Pack repository {repository.Name}") && TryWork(archive, (engine, operation) => Written(engine.Installer, repository, archive, operation), out var file) && PassThru)
        {
            WriteObject(file);
        }
    }

    private static FileInfo Written(RepositoryInstaller installer, Repository repository, string archive, CmPowerShell.Engine.Events.Operation operation)
    {
        installer.Export(repository, archive, operation);
        return new FileInfo(archive);
    }

    private string GetArchive(Repository repository)
    {
        var path = GetUnresolvedProviderPathFromPSPath(DestinationPath ?? ".");
        var name = repository.Alias.Length > 0 ? repository.Alias : System.IO.Path.GetFileName(repository.Path);
        return Directory.Exists(path) ? System.IO.Path.Combine(path, name + ".zip") : path;
    }
}

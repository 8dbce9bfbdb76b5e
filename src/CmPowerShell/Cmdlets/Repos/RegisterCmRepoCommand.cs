using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Registers folders that are repositories already.</summary>
[Cmdlet(VerbsLifecycle.Register, "CmRepo", SupportsShouldProcess = true)]
[OutputType(typeof(CmRepo))]
public sealed class RegisterCmRepoCommand : CmCmdlet
{
    /// <summary>The folders.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [Texts]
    [NotBlank]
    public string[] Path { get; set; } = [];

    /// <summary>Emit the repositories.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var path in Path)
        {
            Register(GetUnresolvedProviderPathFromPSPath(path));
        }
    }

    private void Register(string folder)
    {
        if (ShouldProcess(folder, "Register repository") &&
            TryWork(folder, (engine, operation) => Registered(engine, folder, operation), out var repository) && PassThru)
        {
            WriteObject(new CmRepo(repository!));
        }
    }

    private static Repository Registered(CmEngine engine, string folder, Operation operation)
    {
        var repository = engine.Installer.Register(folder, operation);
        DuplicateUidWarning.Publish(engine.Index, repository, operation);
        return repository;
    }
}

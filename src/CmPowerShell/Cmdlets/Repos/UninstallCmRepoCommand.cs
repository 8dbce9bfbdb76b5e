using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Unregisters repositories and, if asked, deletes their files.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "CmRepo", SupportsShouldProcess = true, HelpUri = HelpAddress.Root + "Uninstall-CmRepo.md")]
[OutputType(typeof(void))]
public sealed class UninstallCmRepoCommand : CmCmdlet
{
    /// <summary>The names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [];

    /// <summary>Delete the files too.</summary>
    [Parameter]
    public SwitchParameter RemoveFiles { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => Names(engine, name), out var names))
            {
                names!.ForEach(Uninstall);
            }
        }
    }

    /// <summary>The repositories of a pattern. A single name is not resolved: also one whose folder does not exist can be unregistered.</summary>
    private static List<ObjectName> Names(CmEngine engine, string name)
    {
        var wanted = ObjectName.Parse(name);
        engine.Repositories.Refresh();
        return wanted.HasWildcard ? engine.Repositories.Find(wanted).Select(repository => repository.Name).ToList() : [wanted];
    }

    private void Uninstall(ObjectName name)
    {
        var target = name.ToString();
        if (ShouldProcess(target, RemoveFiles ? "Uninstall repository and delete its files" : "Uninstall repository") &&
            TryWork(target, (engine, operation) => engine.Installer.Uninstall(name, RemoveFiles, operation), out var result))
        {
            WriteVerbose($"{result!.Repository.Name} is no longer registered{(result.FilesRemoved ? " and its files are gone" : $"; its files are still in {result.Repository.Path}")}.");
        }
    }
}

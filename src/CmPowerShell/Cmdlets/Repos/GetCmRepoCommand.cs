using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Lists the registered repositories.</summary>
[Cmdlet(VerbsCommon.Get, "CmRepo")]
[OutputType(typeof(CmRepo), typeof(CmRepoDetail))]
public sealed class GetCmRepoCommand : CmCmdlet
{
    /// <summary>The names.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>Add the state of the git repository.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Reports problems of registered folders, once for the whole command.</summary>
    private protected override void Begin()
    {
        foreach (var problem in Work(null, (engine, _) => { engine.Repositories.Refresh(); return engine.Repositories.Problems; }))
        {
            WriteError(ErrorRecords.From(problem));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => RepositoryNames.Find(engine, name), out var found))
            {
                WriteObject(found!.Select(repository => Detailed ? new CmRepoDetail(repository, Engine.Installer.Trust.Find(repository)) : new CmRepo(repository)), enumerateCollection: true);
            }
        }
    }
}

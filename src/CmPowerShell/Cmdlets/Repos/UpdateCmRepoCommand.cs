using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Errors;
using CmPowerShell.Hosting;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>Updates installed repositories.</summary>
[Cmdlet(VerbsData.Update, "CmRepo", SupportsShouldProcess = true)]
[OutputType(typeof(CmRepo))]
public sealed class UpdateCmRepoCommand : CmCmdlet
{
    /// <summary>The names; all repositories when there are none.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Texts]
    [NotBlank]
    public string[] Name { get; set; } = [""];

    /// <summary>The credential for the host.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Move a repository that is pinned to a commit to the main branch of its host.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emit the repositories.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void ProcessItem()
    {
        foreach (var name in Name)
        {
            if (TryWork(name, (engine, _) => RepositoryNames.Find(engine, name), out var found))
            {
                UpdateAll(name, found!.ToList());
            }

            if (name.Length == 0)
            {
                ReportUnusable();
            }
        }
    }

    private void UpdateAll(string name, List<Repository> found)
    {
        var number = name.Length == 0 ? 0 : Math.Max(found.Count, Name.Length);
        if (Credential is null || TryWork(name, (_, _) => RequireOne(number), out _))
        {
            found.ForEach(Update);
        }
    }

    // What cannot be updated is not among the repositories.
    private void ReportUnusable()
    {
        if (TryWork(null, (engine, _) => engine.Repositories.Problems.Concat(engine.Installer.FindUnfinished()).ToList(), out var problems))
        {
            problems!.ForEach(problem => WriteError(ErrorRecords.From(problem)));
        }
    }

    private static bool RequireOne(int number)
    {
        RepositoryCredential.RequireOne(number);
        return true;
    }

    private void Update(Repository repository)
    {
        var target = repository.Name.ToString();
        if (ShouldProcess(target, "Update repository") &&
            TryWork(target, (engine, operation) => engine.Installer.Update(repository, operation, RepositoryNames.GetCredential(Credential), Force), out var result))
        {
            WriteVerbose(result!.Message);
            if (PassThru)
            {
                WriteObject(new CmRepo(result.Repository));
            }
        }
    }
}

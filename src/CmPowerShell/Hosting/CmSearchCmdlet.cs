using System.Management.Automation;
using CmPowerShell.Binding;
using CmPowerShell.Completion;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Errors;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Hosting;

/// <summary>The base of the cmdlets that search by name, tags and repository.</summary>
public abstract class CmSearchCmdlet : CmCmdlet
{
    /// <summary>Tags that must be there; a leading <c>-</c> excludes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Alias("Tags")]
    [Tags]
    public string[] Tag { get; set; } = [];

    /// <summary>Only in this repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RepoCompleter))]
    [SupportsWildcards]
    [Alias("Repo")]
    [Text]
    [NotBlank]
    public string? Repository { get; set; }

    /// <summary>Refreshes the index and reports artifacts that cannot be read, once for the whole command.</summary>
    private protected override void Begin()
    {
        foreach (var problem in Work(null, (engine, _) => Refresh(engine)))
        {
            WriteError(ErrorRecords.From(problem));
        }
    }

    /// <summary>The tags as a query; a text may hold several with commas.</summary>
    private protected TagQuery TagQuery => TagQuery.FromTags(Tag);

    /// <summary>Reads a name, in the repository of <see cref="Repository"/> unless the name itself contains one.</summary>
    private protected ArtifactName Parse(string name)
    {
        var parsed = ArtifactName.Parse(name);
        return Repository is null || parsed.Repository is not null ? parsed : parsed with { Repository = ObjectName.Parse(Repository) };
    }

    private static List<CmError> Refresh(CmEngine engine)
    {
        engine.Repositories.Refresh();
        engine.Index.Refresh();
        return [.. engine.Repositories.Problems, .. engine.Index.Problems.Where(problem => !DuplicateUidWarning.IsOne(problem))];
    }
}

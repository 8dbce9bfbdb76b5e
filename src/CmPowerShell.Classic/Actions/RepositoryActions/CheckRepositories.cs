using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Validation.Checking;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm check repo NAME</c>: prints the mistakes in the meta of repositories and of all that is in them.</summary>
internal sealed class CheckRepositories : CheckArtifacts
{
    public override string Summary => "Finds mistakes in the meta of repositories and their artifacts; without a name, in all repositories.";

    public override IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "alias, uid or 'alias,uid' of the repository, with wildcards"),
        new("path", "a folder that is a repository, registered or not"),
        new("sarif", "write the findings to this file as SARIF"),
    ];

    protected override IEnumerable<ValidationScope> Scopes(ActionCall call)
    {
        var (registry, index) = (call.Services.Repositories, call.Services.Index);
        if (call.Request.Input.Text("path") is { Length: > 0 } path)
        {
            return [ValidationScope.Create(call.Operation.FullPath(path), registry)];
        }

        var validator = new ArtifactValidator(index);
        return Chosen(registry, call.Request.Name.Object).Select(repository => ValidationScope.Create(validator, index, repository));
    }

    private static IReadOnlyList<Repository> Chosen(RepositoryRegistry registry, ObjectName name) =>
        name.IsEmpty || name.HasWildcard ? registry.Find(name) : [registry.Get(name)];
}

using CmPowerShell.Classic.Actions.ArtifactActions;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm info repo NAME</c>: prints the names, folders and sources of repositories.</summary>
internal sealed class DescribeRepositories : IClassicAction
{
    public string Name => "info";

    public string Summary => "Prints the names, folders and sources of repositories.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("artifact", "alias, uid or 'alias,uid' of the repository, with wildcards")];

    public ActionOutcome Run(ActionCall call)
    {
        var name = call.Request.Name.Object;
        var registry = call.Services.Repositories;
        var found = name.IsEmpty || name.HasWildcard ? registry.Find(name) : [registry.Get(name)];
        if (found.Count == 0)
        {
            throw RepositoryErrors.NotFound(name, registry.Repositories);
        }

        foreach (var repository in found)
        {
            call.Print(Text(repository));
        }

        return ActionOutcome.Done(("list", new MetaList(found.Select(ArtifactMap.Create)))) with { Values = found };
    }

    private static string Text(Repository repository)
    {
        var citation = $"{WellKnownNames.Repo}::{repository.Name}";
        return $"CID = {citation}\nCID1 = {WellKnownNames.Repo.Uid}::{repository.Uid}\nCID2 = ({citation})\n\n{RepositoryText.Whole(repository, repository.Path)}";
    }
}

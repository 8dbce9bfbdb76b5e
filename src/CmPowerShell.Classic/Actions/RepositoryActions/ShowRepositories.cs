using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm show repo NAME</c>: prints all details of repositories.</summary>
internal sealed class ShowRepositories : ListRepositories
{
    public override string Name => "show";

    public override string Summary => "Prints the folders, sources and commits of repositories.";

    protected override string Line(Repository repository, string path) => RepositoryText.Whole(repository, path);
}

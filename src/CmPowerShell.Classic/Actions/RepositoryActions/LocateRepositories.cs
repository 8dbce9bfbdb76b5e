using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm where repo NAME</c>: prints the folders alone.</summary>
internal sealed class LocateRepositories : ListRepositories
{
    public override string Name => "where";

    public override string Summary => "Prints the folders of repositories.";

    protected override string Line(Repository repository, string path) => path;
}

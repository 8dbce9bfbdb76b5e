using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary><c>cm show repo NAME</c>: tells everything about repositories.</summary>
internal sealed class ShowRepositories : ListRepositories
{
    public override string Name => "show";

    public override string Summary => "Tells where repositories are, where they came from and at which commit they stand.";

    protected override string Line(Repository repository, string path) => RepositoryText.Whole(repository, path);
}

using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Classic.Actions.RepositoryActions;

/// <summary><c>cm show repo NAME</c>: tells everything about repositories.</summary>
internal sealed class ShowRepositories : ListRepositories
{
    public override string Name => "show";

    public override string Summary => "Tells where repositories are, where they came from and at which commit they stand.";

    protected override string Line(Repository repository, string path)
    {
        var status = repository.IsGit ? RepositoryStatus.Of(repository) : null;
        (string Left, string Right)[] rows =
        [
            ("Alias:", repository.Alias),
            ("UID:", repository.Uid),
            ("Path:", path),
            ("Sub-directory:", repository.Prefix),
            ("Description:", repository.Meta.Text("desc", repository.Meta.Text("name"))),
            ("URL:", status?.RemoteUrl ?? ""),
            ("Branch:", status?.Branch ?? ""),
            ("Commit:", status?.Commit ?? ""),
        ];
        return string.Join('\n', HelpText.Columns(rows.Where(row => row.Right.Length > 0)).Append(""));
    }
}

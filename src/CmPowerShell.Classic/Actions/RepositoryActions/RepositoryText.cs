using CmPowerShell.Classic.Help;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RepositoryActions;

/// <summary>Formats a repository as text.</summary>
internal static class RepositoryText
{
    /// <summary>All details: its folder, its source and its commit.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The folder that is shown.</param>
    internal static string Whole(Repository repository, string path)
    {
        var status = repository.IsGit ? RepositoryStatus.Read(repository) : null;
        (string Left, string Right)[] rows =
        [
            ("Alias:", repository.Alias),
            ("UID:", repository.Uid),
            ("Path:", path),
            ("Sub-directory:", repository.Prefix),
            ("Description:", repository.Meta.Text("desc", repository.Meta.Text("name"))),
            ("Generation:", Generation(repository)),
            ("URL:", status?.RemoteUrl ?? ""),
            ("Branch:", status?.Branch ?? ""),
            ("Commit:", status?.Commit ?? ""),
        ];
        return string.Join('\n', HelpText.Columns(rows.Where(row => row.Right.Length > 0)).Append(""));
    }

    private static string Generation(Repository repository) => RepositoryGenerations.Find(repository) switch
    {
        RepositoryGeneration.Component2022 => "components of the automation ic (May 2022)",
        RepositoryGeneration.Script2022 => "scripts of mid 2022",
        RepositoryGeneration.Script => "scripts of cmind 2 to 4",
        RepositoryGeneration.Mlcflow => "scripts of mlcflow",
        _ => "",
    };
}

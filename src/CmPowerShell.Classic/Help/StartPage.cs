using CmPowerShell.Engine;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Classic.Help;

/// <summary>The output of <c>cm</c> alone: the home, its content, and the next steps.</summary>
internal static class StartPage
{
    internal static IEnumerable<string> Lines(CmEngine services)
    {
        var own = services.Repositories.Repositories.Where(repository => !IsBuiltIn(repository, services.Repositories)).ToList();
        return
        [
            "Collective Mind: portable scripts that find, install and run what a task needs.",
            "",
            $"Home:          {services.Home.Path}",
            $"Repositories:  {(own.Count == 0 ? "none yet" : string.Join(", ", own.Select(repository => repository.Alias)))}",
            .. services.Repositories.Problems.Count == 0 ? Array.Empty<string>() : [$"Problems:      {services.Repositories.Problems.Count}; 'cm doctor' lists them"],
            "",
            own.Count == 0 ? "Begin here:" : "Often used:",
            .. HelpText.Columns(own.Count == 0 ? First : Usual),
            "",
            $"The form of a command: {HelpText.Usage}",
        ];
    }

    private static (string Left, string Right)[] First =>
    [
        ("cm init", "choose a repository with scripts, and install it"),
        ("cm find repo --known", "the public repositories, and what they are for"),
        ("cm import repo --path=FOLDER", "register your own repository in place"),
        ("cm doctor", "check the home, Python, git and PowerShell"),
        ("cm help", "all actions and automations"),
    ];

    private static (string Left, string Right)[] Usual =>
    [
        ("cm find script --tags=detect,os", "find scripts by their tags"),
        ("cm run script --tags=detect,os", "run one, with all its dependencies"),
        ("cm run script NAME --help", "its variations and inputs"),
        ("cm show cache", "results of earlier runs"),
        ("cm pull repo", "update all repositories"),
        ("cm doctor", "check the home, Python, git and PowerShell"),
        ("cm help", "all actions and automations"),
    ];

    private static bool IsBuiltIn(Repository repository, RepositoryRegistry registry) =>
        DirectoryPath.Same(repository.Path, registry.Home.LocalPath) || (registry.BuiltInPath is { } builtIn && DirectoryPath.Same(repository.Path, builtIn));
}

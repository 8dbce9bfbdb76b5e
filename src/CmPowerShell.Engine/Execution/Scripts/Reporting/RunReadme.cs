using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>A page for repeating a run: the required repositories, its command, and the commands of its dependencies.</summary>
internal static class RunReadme
{
    /// <summary>The name under which <c>print_readme</c> leaves the page.</summary>
    public static string FileName(RunRequest request) => CommandText.IsMlcflow(request) ? "README-mlc.md" : "README-cm.md";

    /// <summary>The page, in Markdown.</summary>
    public static string Write(RunRequest request, RunResult result) => string.Join('\n', Lines(request, result)) + "\n";

    private static IEnumerable<string> Lines(RunRequest request, RunResult result) =>
    [
        $"# {result.Script.Alias}",
        "",
        "*Written by CmPowerShell at the end of a run. The commands below repeat it.*",
        "",
        .. Section("Repositories", Repositories(result).Select(alias => $"{(CommandText.IsMlcflow(request) ? "mlc" : "cm")} pull repo {alias}")),
        .. Section("The script", [CommandText.Format(request)]),
        .. Section("What it depends on, one by one", Dependencies(request, result)),
    ];

    private static IEnumerable<string> Section(string title, IEnumerable<string> commands) =>
        commands.ToList() is { Count: > 0 } lines ? [$"## {title}", "", "```sh", .. lines, "```", ""] : [];

    // What is made on this machine or ships with the program cannot be pulled.
    private static IEnumerable<string> Repositories(RunResult result) => Scripts(result)
        .Select(script => script.Repository)
        .Where(repository => repository.Uid != WellKnownNames.LocalRepository.Uid && repository.Uid != WellKnownNames.InternalRepository.Uid)
        .Select(repository => repository.Alias)
        .Distinct();

    private static IEnumerable<Artifact> Scripts(RunResult result) => result.Dependencies.SelectMany(Scripts).Prepend(result.Script);

    private static IEnumerable<string> Dependencies(RunRequest request, RunResult result) => result.AskedDependencies.Select(tags => CommandText.OfDependency(
        request, tags, result.Dependencies.FirstOrDefault(dependency => string.Join(',', dependency.AskedTags) == tags)?.Version ?? ""));
}

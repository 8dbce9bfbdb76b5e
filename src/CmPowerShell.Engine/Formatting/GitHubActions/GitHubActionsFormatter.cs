using System.Globalization;

namespace CmPowerShell.Engine.Formatting.GitHubActions;

/// <summary>Lines for a runner of GitHub Actions: groups and annotations.</summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="guard">Breaks commands in the texts of groups and issues.</param>
public sealed class GitHubActionsFormatter(bool verbose, bool silent, OutputGuard guard) : BuildServiceFormatter(verbose, silent, guard)
{
    private readonly SecretRegistration _secrets = new(line => new WorkflowCommand("add-mask", line).ToString());

    private protected override IEnumerable<string> CloseGroup() => ["::endgroup::"];

    private protected override IEnumerable<string> OpenGroup(string title) => [new WorkflowCommand("group", title).ToString()];

    private protected override IEnumerable<string> Secrets() => _secrets.New();

    private protected override string Command(Issue issue) => new WorkflowCommand(issue.IsError ? "error" : "warning", issue.Text)
        .With("title", issue.Id)
        .With("file", issue.Location?.File)
        .With("line", Number(issue.Location?.Line))
        .With("col", Number(issue.Location?.Column))
        .ToString();

    private static string? Number(int? number) => number is > 0 ? number.Value.ToString(CultureInfo.InvariantCulture) : null;
}

using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting.GitHubActions;

/// <summary>Lines for a runner of GitHub Actions: groups and annotations.</summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="mayCommand">Whether scripts may command the runner.</param>
public sealed partial class GitHubActionsFormatter(bool verbose, bool silent, bool mayCommand) : BuildServiceFormatter(verbose, silent)
{
    private readonly SecretRegistration _secrets = new(line => new WorkflowCommand("add-mask", line).ToString());

    private protected override string CloseGroup => "::endgroup::";

    private protected override string OpenGroup(string title) => new WorkflowCommand("group", title).ToString();

    private protected override IEnumerable<string> Secrets() => _secrets.New();

    private protected override string Foreign(string text) => mayCommand ? text : Neutralize(text);

    private protected override string Issue(bool isError, string text, string id, SourceLocation? location) => new WorkflowCommand(isError ? "error" : "warning", text)
        .With("title", id)
        .With("file", location?.File)
        .With("line", Number(location?.Line))
        .With("col", Number(location?.Column))
        .ToString();

    // The runner takes commands at the beginning of a line, behind blanks, and those of an older form anywhere in it.
    private static string Neutralize(string text) => CommandStart().Replace(text, ": :").Replace("##[", "## [", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=(^|[\r\n])\s*)::")]
    private static partial Regex CommandStart();

    private static string? Number(int? number) => number is > 0 ? number.Value.ToString(CultureInfo.InvariantCulture) : null;
}

using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Platform.Shells;

namespace CmPowerShell.Engine.Reports.Environment.Formats;

/// <summary>
/// Lines for the file in <c>GITHUB_ENV</c>: the value between two lines with a mark that cannot be guessed, so that no value can end it. A list is written
/// with what the variable has in this process.
/// </summary>
internal sealed class GitHubActionsFormat : IExportFormat
{
    public string Name => "GitHubActions";

    public string? Refusal(ExportedVariable variable) =>
        ServiceNames.Refusal(variable.Name)
        ?? (!ShellNames.IsPlain(variable.Name) ? "the runner takes names of letters, digits and '_' only, without a digit in front"
            : IsOfRunner(variable.Name) ? "the runner reserves names that begin with GITHUB_ or RUNNER_"
            : variable.IsPath && variable.Parts.Any(part => part.AsSpan().IndexOfAny('\r', '\n') >= 0) ? "a folder of PATH has a line break in its name"
            : null);

    public string Write(IReadOnlyList<ExportedVariable> variables, ExportOptions options) => string.Concat(variables.WithShellName().Select(variable =>
    {
        var mark = $"cm_{Guid.NewGuid():N}";
        return $"{variable.Name}<<{mark}\n{variable.With(options.Inherited(variable.Name))}\n{mark}\n";
    }));

    private static bool IsOfRunner(string name) =>
        name.StartsWith("GITHUB_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("RUNNER_", StringComparison.OrdinalIgnoreCase);

    /// <summary>The commands that make the runner mask the secrets among variables; a secret of several lines is masked line by line.</summary>
    public static IEnumerable<string> Masks(IEnumerable<ExportedVariable> variables) => variables
        .Where(variable => variable.IsSecret)
        .SelectMany(variable => variable.Value.Split('\n', '\r'))
        .Where(line => line.Length > 0)
        .Select(line => new WorkflowCommand("add-mask", line).ToString());
}

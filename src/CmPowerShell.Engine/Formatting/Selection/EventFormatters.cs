using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Formatting.GitLab;
using CmPowerShell.Engine.Formatting.JsonLines;

namespace CmPowerShell.Engine.Formatting.Selection;

/// <summary>Makes the formatter of a format.</summary>
/// <param name="Verbose">Whether details are shown.</param>
/// <param name="Silent">Whether the story of the work is left out.</param>
public sealed record EventFormatters(bool Verbose, bool Silent)
{
    // The runner of GitHub sets RUNNER_DEBUG where the variable or secret ACTIONS_STEP_DEBUG is true.
    private static readonly string[] DebugVariables = ["SYSTEM_DEBUG", "RUNNER_DEBUG", "ACTIONS_STEP_DEBUG", "CI_DEBUG_TRACE"];

    /// <summary>Makes a formatter for one command.</summary>
    /// <param name="format">The format.</param>
    /// <param name="style">Colours of the main stream, for text.</param>
    /// <param name="errorStyle">Colours of the error stream, for text.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public IEventFormatter Make(OutputFormat format, TextStyle style, TextStyle errorStyle, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var verbose = Verbose || IsDebugged(environment);
        return format switch
        {
            OutputFormat.AzurePipelines => new AzurePipelinesFormatter(verbose, Silent, OutputGuards.Of(environment)),
            OutputFormat.GitHubActions => new GitHubActionsFormatter(verbose, Silent, OutputGuards.Of(environment)),
            OutputFormat.GitLab => new GitLabFormatter(verbose, Silent, OutputGuards.Of(environment), TimeProvider.System),
            OutputFormat.Plain => new PlainFormatter(verbose, Silent, OutputGuards.Of(environment)),
            OutputFormat.JsonLines => new JsonEventFormatter(TimeProvider.System),
            _ => new TextEventFormatter(style, errorStyle, Verbose, Silent),
        };
    }

    /// <summary>Whether the service shows what helps to debug a build: <c>system.debug</c>, <c>ACTIONS_STEP_DEBUG</c>, <c>CI_DEBUG_TRACE</c>.</summary>
    private static bool IsDebugged(Func<string, string?> environment) =>
        Array.Exists(DebugVariables, variable => environment(variable)?.Trim().ToUpperInvariant() is "TRUE" or "1");
}

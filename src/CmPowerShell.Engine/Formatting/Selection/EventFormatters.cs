using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Formatting.JsonLines;

namespace CmPowerShell.Engine.Formatting.Selection;

/// <summary>Makes the formatter of a format.</summary>
/// <param name="Verbose">Whether details are shown.</param>
/// <param name="Silent">Whether the story of the work is left out.</param>
public sealed record EventFormatters(bool Verbose, bool Silent)
{
    /// <summary>The variable with which scripts are allowed to command a build service: <c>yes</c>, <c>true</c> or <c>1</c>. Without it their output cannot.</summary>
    public const string AllowCommandsVariable = "CM_ALLOW_LOGGING_COMMANDS";

    /// <summary>Makes a formatter for one command.</summary>
    /// <param name="format">The format.</param>
    /// <param name="style">Colours of the main stream, for text.</param>
    /// <param name="errorStyle">Colours of the error stream, for text.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public IEventFormatter Make(OutputFormat format, TextStyle style, TextStyle errorStyle, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var mayCommand = environment(AllowCommandsVariable)?.Trim().ToUpperInvariant() is "YES" or "TRUE" or "1";
        return format switch
        {
            OutputFormat.AzurePipelines => new AzurePipelinesFormatter(Verbose, Silent, mayCommand),
            OutputFormat.GitHubActions => new GitHubActionsFormatter(Verbose, Silent, mayCommand),
            OutputFormat.JsonLines => new JsonEventFormatter(TimeProvider.System),
            _ => new TextEventFormatter(style, errorStyle, Verbose, Silent),
        };
    }
}

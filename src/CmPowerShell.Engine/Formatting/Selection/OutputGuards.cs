using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Formatting.GitHubActions;
using CmPowerShell.Engine.Formatting.GitLab;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting.Selection;

/// <summary>Makes the guard of the output for the services that read it.</summary>
public static class OutputGuards
{
    /// <summary>The guard for each service that runs this process according to the environment, and for the one of the format of the log.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="CmException"><c>FormatUnknown</c>.</exception>
    public static OutputGuard Of(Func<string, string?> environment) =>
        Of(OutputFormats.Services(environment).Append(OutputFormats.Detect(environment)), environment);

    /// <summary>The guard for the services alone, where the form of the log is not known.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static OutputGuard OfServices(Func<string, string?> environment) => Of(OutputFormats.Services(environment), environment);

    private static OutputGuard Of(IEnumerable<OutputFormat> services, Func<string, string?> environment)
    {
        var allowed = environment(OutputGuard.AllowCommandsVariable)?.Trim().ToUpperInvariant() is "YES" or "TRUE" or "1";
        return new OutputGuard([.. services.Distinct().Select(SyntaxOf).OfType<ICommandSyntax>()], allowed);
    }

    private static ICommandSyntax? SyntaxOf(OutputFormat service) => service switch
    {
        OutputFormat.AzurePipelines => new AgentSyntax(),
        OutputFormat.GitHubActions => new RunnerSyntax(),
        OutputFormat.GitLab => new SectionSyntax(),
        _ => null,
    };
}

using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>For which reader events are put into words.</summary>
public enum OutputFormat
{
    /// <summary>A user: plain lines, on a terminal with colours.</summary>
    Text,

    /// <summary>An agent of Azure Pipelines: logging commands.</summary>
    AzurePipelines,

    /// <summary>A runner of GitHub Actions: workflow commands.</summary>
    GitHubActions,

    /// <summary>A job of GitLab CI: sections.</summary>
    GitLab,

    /// <summary>Any other build service: plain lines in one stream, without colours.</summary>
    Plain,

    /// <summary>A program: one JSON object a line.</summary>
    JsonLines,
}

/// <summary>Chooses the format by the environment.</summary>
public static class OutputFormats
{
    /// <summary>The variable that names a format where the environment shall not decide.</summary>
    public const string Variable = "CM_LOG_FORMAT";

    // Objects and loops: the first command of a session comes here, and .NET would have to make tables and queries of an enumeration then.
    private static readonly Reader[] Readers =
    [
        new("text", "", OutputFormat.Text),
        new("azure", "TF_BUILD", OutputFormat.AzurePipelines),
        new("github", "GITHUB_ACTIONS", OutputFormat.GitHubActions),
        new("gitlab", "GITLAB_CI", OutputFormat.GitLab),
        new("plain", "CI", OutputFormat.Plain),
        new("json", "", OutputFormat.JsonLines),
    ];

    /// <summary>The format that <c>CM_LOG_FORMAT</c> names; else that of the build service that runs this process; else text.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="CmException"><c>FormatUnknown</c>.</exception>
    public static OutputFormat Detect(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment(Variable)?.Trim() is { Length: > 0 } name ? Parse(name)
            : Service(environment);
    }

    /// <summary>The format of the build service that runs this process, independent of the format of the log; text if there is no service.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static OutputFormat Service(Func<string, string?> environment)
    {
        foreach (var service in Services(environment))
        {
            return service;
        }

        return OutputFormat.Text;
    }

    /// <summary>
    /// The formats of the build services that run this process: each sets a variable of its own to <c>true</c>, and most set <c>CI</c>. More than one where a job of one service
    /// runs inside another.
    /// </summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static IEnumerable<OutputFormat> Services(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Running(environment);
    }

    /// <summary>Whether a build service runs this process, which is not interactive.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static bool IsUnattended(Func<string, string?> environment) => Service(environment) != OutputFormat.Text;

    private static IEnumerable<OutputFormat> Running(Func<string, string?> environment)
    {
        foreach (var reader in Readers)
        {
            if (reader.Variable.Length > 0 && string.Equals(environment(reader.Variable), "true", StringComparison.OrdinalIgnoreCase))
            {
                yield return reader.Format;
            }
        }
    }

    private static OutputFormat Parse(string name) =>
        Array.Find(Readers, reader => reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Format ?? throw Unknown(name, [.. Readers.Select(reader => reader.Name)]);

    private static CmException Unknown(string name, IReadOnlyList<string> names) => new(new CmError(
        "FormatUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' in {Variable} is not a format.")
    {
        Hint = $"{NearestName.Hint(name, names)} There are {string.Join(", ", names)}.".Trim(),
        Target = name,
    });

    /// <summary>A reader of the output.</summary>
    /// <param name="Name">The value of <see cref="Variable"/> for it.</param>
    /// <param name="Variable">The variable that its service sets to <c>true</c>; empty where it is no service.</param>
    /// <param name="Format">The format.</param>
    private sealed record Reader(string Name, string Variable, OutputFormat Format);
}

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

    private static readonly Dictionary<string, OutputFormat> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text"] = OutputFormat.Text,
        ["azure"] = OutputFormat.AzurePipelines,
        ["github"] = OutputFormat.GitHubActions,
        ["gitlab"] = OutputFormat.GitLab,
        ["plain"] = OutputFormat.Plain,
        ["json"] = OutputFormat.JsonLines,
    };

    private static readonly (string Variable, OutputFormat Format)[] Marks =
    [
        ("TF_BUILD", OutputFormat.AzurePipelines),
        ("GITHUB_ACTIONS", OutputFormat.GitHubActions),
        ("GITLAB_CI", OutputFormat.GitLab),
        ("CI", OutputFormat.Plain),
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
    public static OutputFormat Service(Func<string, string?> environment) => Services(environment).FirstOrDefault(OutputFormat.Text);

    /// <summary>
    /// The formats of the build services that run this process: each sets a variable of its own to <c>true</c>, and most set <c>CI</c>. More than one where a job of one service
    /// runs inside another.
    /// </summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static IEnumerable<OutputFormat> Services(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Marks.Where(mark => IsTrue(environment(mark.Variable))).Select(mark => mark.Format);
    }

    /// <summary>Whether a build service runs this process, which is not interactive.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static bool IsUnattended(Func<string, string?> environment) => Service(environment) != OutputFormat.Text;

    private static OutputFormat Parse(string name) => Names.TryGetValue(name, out var format) ? format : throw new CmException(new CmError(
        "FormatUnknown", ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"'{name}' in {Variable} is not a format.")
    {
        Hint = $"{NearestName.Hint(name, [.. Names.Keys])} There are {string.Join(", ", Names.Keys)}.".Trim(),
        Target = name,
    });

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}

using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.History.Reports;

/// <summary>Brings a summary to the page of the build: the agent of Azure Pipelines is told of a file in its temporary folder, the runner of GitHub Actions takes what stands in a file of its own.</summary>
public static class SummaryUpload
{
    private const string RunnerFile = "GITHUB_STEP_SUMMARY";

    /// <summary>Uploads a page.</summary>
    /// <param name="runs">The runs that it is about.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>The command that the agent has to be told; null where none is needed.</returns>
    /// <exception cref="CmException"><c>BuildServiceMissing</c>: no build service runs this; <c>FileNotWritable</c>.</exception>
    public static LoggingCommand? Upload(IReadOnlyList<RunRecord> runs, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        switch (OutputFormats.Detect(environment))
        {
            case OutputFormat.AzurePipelines:
                var page = Path.Combine(environment("AGENT_TEMPDIRECTORY") is { Length: > 0 } folder ? folder : Path.GetTempPath(), $"cm-summary-{Guid.NewGuid():N}.md");
                RunSummary.Save(page, runs);
                return new LoggingCommand("task.uploadsummary", page);
            case OutputFormat.GitHubActions when environment(RunnerFile) is { Length: > 0 } named:
                SharedFile.Append(named, RunSummary.Write(runs));
                return null;
            default:
                throw new CmException(new CmError(
                    "BuildServiceMissing", ReturnCode.Failed, CmErrorCategory.NotFound, "No build service runs this, so there is no page that could show a summary.")
                { Hint = "Write the summary to a file instead." });
        }
    }
}

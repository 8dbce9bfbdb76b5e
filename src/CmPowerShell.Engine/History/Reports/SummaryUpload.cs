using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.AzurePipelines;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.History.Reports;

/// <summary>
/// Uploads a summary to the page of the build: the agent of Azure Pipelines gets a file of its temporary folder, and the runner of GitHub Actions reads the content of a file in
/// its own. A service refuses more than 1 MiB, so a longer page is cut, and the whole page is stored in the files of the build.
/// </summary>
public static class SummaryUpload
{
    private const string RunnerFile = "GITHUB_STEP_SUMMARY";

    /// <summary>Uploads a page.</summary>
    /// <param name="runs">The runs that it is about.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>The commands that the agent needs; empty where it needs none.</returns>
    /// <exception cref="CmException"><c>BuildServiceMissing</c>: no build service with such a page runs this; <c>FileNotWritable</c>.</exception>
    public static IReadOnlyList<LoggingCommand> Upload(IReadOnlyList<RunRecord> runs, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        switch (OutputFormats.Service(environment))
        {
            case OutputFormat.AzurePipelines:
                return ForAgent(Page(runs, environment), environment);
            case OutputFormat.GitHubActions when environment(RunnerFile) is { Length: > 0 } named:
                ForRunner(Page(runs, environment), named, environment);
                return [];
            default:
                throw new CmException(new CmError(
                    "BuildServiceMissing", ReturnCode.Failed, CmErrorCategory.NotFound, "No build service was detected, so the summary cannot be uploaded.")
                { Hint = "Write the summary to a file instead." });
        }
    }

    private static string Page(IReadOnlyList<RunRecord> runs, Func<string, string?> environment) => OutputGuards.OfServices(environment).Text(RunSummary.Write(runs));

    private static IReadOnlyList<LoggingCommand> ForAgent(string page, Func<string, string?> environment)
    {
        var folder = Folder(environment("AGENT_TEMPDIRECTORY"));
        var cut = new CutPage(page, CutPage.Longest);
        var shown = Save(folder, cut.Text(cut.IsWhole ? "" : $"The rest is in the logs of this run{Link(environment)}."));
        return cut.IsWhole ? [new LoggingCommand("task.uploadsummary", shown)]
            : [new LoggingCommand("task.uploadsummary", shown), new LoggingCommand("task.uploadfile", Save(folder, page))];
    }

    private static void ForRunner(string page, string file, Func<string, string?> environment)
    {
        var used = File.Exists(file) ? (int)Math.Min(CutPage.Longest, new FileInfo(file).Length) : 0;
        var cut = new CutPage(page, CutPage.Longest - used);
        SharedFile.Append(file, cut.IsWhole ? page : cut.Text($"The rest is in `{Save(Folder(environment("RUNNER_TEMP")), page)}` on the runner; upload it as an artifact to keep it."));
    }

    private static string Save(string folder, string page)
    {
        var file = Path.Combine(folder, $"cm-summary-{Guid.NewGuid():N}.md");
        AtomicFile.WriteText(file, page);
        return file;
    }

    private static string Folder(string? named) => string.IsNullOrEmpty(named) ? Path.GetTempPath() : named;

    private static string Link(Func<string, string?> environment) =>
        environment("SYSTEM_COLLECTIONURI") is { Length: > 0 } collection && environment("SYSTEM_TEAMPROJECT") is { Length: > 0 } project && environment("BUILD_BUILDID") is { Length: > 0 } build
            ? $": [build {build}]({collection}{Uri.EscapeDataString(project)}/_build/results?buildId={Uri.EscapeDataString(build)}&view=logs)"
            : "";
}

using System.Globalization;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.History.Reports;

/// <summary>A page in Markdown about runs: the scripts, the results from the cache and the reasons, durations, versions, and the lines that failed.</summary>
public static class RunSummary
{
    /// <summary>Writes the page.</summary>
    /// <param name="file">Full path of the file; one that is there is replaced in one step.</param>
    /// <param name="runs">The runs, in the order in which they shall be shown.</param>
    /// <exception cref="CmException">Id <c>FileNotWritable</c>.</exception>
    public static void Save(string file, IEnumerable<RunRecord> runs) => AtomicFile.WriteText(file, Write(runs));

    /// <summary>The page.</summary>
    public static string Write(IEnumerable<RunRecord> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return string.Concat(runs.SelectMany(Lines).Select(line => line + "\n"));
    }

    private static IEnumerable<string> Lines(RunRecord run) =>
    [
        $"## {MarkdownText.Escape(run.Script.Alias.Length > 0 ? run.Script.Alias : string.Join(',', run.Map.Map("asked").Texts("tags")))}: {Words(run.Outcome)}{(run.Duration is { } time ? $" after {Seconds(time)}" : "")}",
        "",
        $"{run.Started.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC on {MarkdownText.Escape(run.Map.Text("machine"))} ({MarkdownText.Escape(run.Map.Text("platform"))}), run {run.Id}",
        "",
        .. run.Map.Text("command") is { Length: > 0 } command ? [.. MarkdownText.Block([command]), ""] : Array.Empty<string>(),
        .. Failure(run.Map.Map("error")),
        .. Table(run.Scripts.ToList()),
        .. Repositories(run.Map.List("repositories").OfType<MetaMap>().ToList()),
    ];

    private static IEnumerable<string> Failure(MetaMap error) => error.Count == 0 ? [] :
    [
        $"**{MarkdownText.Escape(error.Text("message"))}**",
        "",
        .. error.Texts("last_lines") is { Count: > 0 } lines ? [.. MarkdownText.Block(lines), ""] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Table(List<(MetaMap Script, int Depth)> scripts) => scripts.Count == 0 ? [] :
    [
        "| script | version | result | from | time |",
        "| --- | --- | --- | --- | ---: |",
        .. scripts.Select(entry => Row(entry.Script, entry.Depth)),
        "",
    ];

    private static string Row(MetaMap script, int depth)
    {
        var name = string.Concat(Enumerable.Repeat("&emsp;", depth)) + MarkdownText.Escape(script.Text("script").Split(',')[0] + Variations(script));
        var exit = script.Find("exit_code") is MetaInteger { Value.IsZero: false } code ? $", exit code {code}" : "";
        var reason = script.Text("cache_reason") is { Length: > 0 } text ? ": " + text : "";
        var from = script.ContainsKey("from_cache") ? (script.Flag("from_cache") ? "cache" : "made") + reason : "";
        var time = RunRecord.GetDuration(script) is { } duration ? Seconds(duration) : "";
        return $"| {name} | {MarkdownText.Escape(script.Text("version"))} | {MarkdownText.Escape(script.Text("outcome") + exit)} | {MarkdownText.Escape(from)} | {time} |";
    }

    private static string Variations(MetaMap script) => string.Concat(script.Texts("variations").Select(name => ",_" + name));

    private static IEnumerable<string> Repositories(List<MetaMap> repositories) => repositories.Count == 0 ? [] :
    [
        "Repositories: " + string.Join(", ", repositories.Select(repository => MarkdownText.Escape(repository.Text("alias")) + Commit(repository.Text("commit")))),
        "",
    ];

    private static string Commit(string commit) => commit.Length > 0 ? " at " + MarkdownText.Escape(commit) : "";

    private static string Words(RunOutcome outcome) => outcome == RunOutcome.TimedOut ? "took too long" : outcome.ToString().ToLowerInvariant();

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}

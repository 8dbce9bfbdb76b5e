using System.Globalization;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>Lines for an agent of Azure Pipelines: sections, groups, issues, progress, and a row of the timeline for each script.</summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="guard">Breaks commands in the texts of groups and issues.</param>
public sealed class AzurePipelinesFormatter(bool verbose, bool silent, OutputGuard guard) : BuildServiceFormatter(verbose, silent, guard)
{
    private readonly SecretRegistration _secrets = new(line => new LoggingCommand("task.setsecret", line).ToString());
    private readonly Stack<TimelineRecord> _rows = new();
    private int _order;
    private int _percent = -1;

    private protected override IEnumerable<string> CloseGroup() => ["##[endgroup]"];

    private protected override IEnumerable<string> OpenGroup(string title) => [$"##[group]{title}"];

    private protected override IEnumerable<string> Secrets() => _secrets.New();

    // The agent writes the place in front of the text, and "(,)" where it has no line.
    private protected override string Command(Issue issue) => new LoggingCommand("task.logissue", issue.Text)
        .With("type", issue.IsError ? "error" : "warning")
        .With("sourcepath", issue.HasLine ? issue.Location!.File : null)
        .With("linenumber", issue.HasLine ? Number(issue.Location!.Line) : null)
        .With("columnnumber", issue.HasLine ? Number(Math.Max(1, issue.Location!.Column)) : null)
        .With("code", issue.Id)
        .ToString();

    private protected override IEnumerable<string> BeginScript(ScriptFound found)
    {
        var left = EndRows(found.Depth, "Failed").ToList();
        var row = new TimelineRecord(found.Script, ++_order, _rows.TryPeek(out var parent) ? parent : null);
        _rows.Push(row);
        return [.. left, .. found.Depth == 0 ? ["##[section]" + Guarded(found.Script).ReplaceLineEndings(" ")] : Array.Empty<string>(), row.Begin().ToString()];
    }

    private protected override IEnumerable<string> EndScript(ScriptFinished finished)
    {
        var left = EndRows(finished.Depth + 1, "Failed").ToList();
        return _rows.TryPop(out var row) ? [.. left, row.Complete("Succeeded", finished.FromCache ? "from the cache" : "").ToString()] : left;
    }

    private protected override IEnumerable<string> EndRun(string result) => EndRows(0, result).ToList();

    private protected override IEnumerable<string> Progress(ProgressReported progress)
    {
        if (progress.Percent < 0 || progress.Percent == _percent)
        {
            return [];
        }

        _percent = progress.Percent;
        return [new LoggingCommand("task.setprogress", Guarded($"{progress.Activity}: {progress.Status}")).With("value", $"{progress.Percent}").ToString()];
    }

    // A failed script reports no end; the next event shows it.
    private IEnumerable<string> EndRows(int depth, string result)
    {
        while (_rows.Count > depth)
        {
            yield return _rows.Pop().Complete(result).ToString();
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

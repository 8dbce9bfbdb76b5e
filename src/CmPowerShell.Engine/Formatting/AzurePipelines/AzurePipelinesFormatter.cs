using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>Lines for an agent of Azure Pipelines: sections, groups, issues, progress, and a row of the timeline for each script.</summary>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
/// <param name="mayCommand">Whether scripts may command the agent.</param>
public sealed class AzurePipelinesFormatter(bool verbose, bool silent, bool mayCommand) : BuildServiceFormatter(verbose, silent)
{
    private readonly SecretRegistration _secrets = new(line => new LoggingCommand("task.setsecret", line).ToString());
    private readonly Stack<TimelineRecord> _rows = new();
    private int _order;
    private int _percent = -1;

    private protected override string CloseGroup => "##[endgroup]";

    private protected override string OpenGroup(string title) => $"##[group]{ForeignLine.Neutralize(title)}";

    private protected override IEnumerable<string> Secrets() => _secrets.New();

    private protected override string Foreign(string text) => mayCommand ? text : ForeignLine.Neutralize(text);

    private protected override string Issue(bool isError, string text, string id, SourceLocation? location) => new LoggingCommand("task.logissue", text)
        .With("type", isError ? "error" : "warning")
        .With("sourcepath", location?.File)
        .With("linenumber", Number(location?.Line))
        .With("columnnumber", Number(location?.Column))
        .With("code", id)
        .ToString();

    private protected override IEnumerable<string> BeginScript(ScriptFound found)
    {
        var left = EndRows(found.Depth, "Failed").ToList();
        var row = new TimelineRecord(found.Script, ++_order, _rows.TryPeek(out var parent) ? parent : null);
        _rows.Push(row);
        return [.. left, .. found.Depth == 0 ? ["##[section]" + ForeignLine.Neutralize(found.Script)] : Array.Empty<string>(), row.Begin().ToString()];
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
        return [new LoggingCommand("task.setprogress", $"{progress.Activity}: {progress.Status}").With("value", $"{progress.Percent}").ToString()];
    }

    // A script that failed tells no end; it is known by what comes after it.
    private IEnumerable<string> EndRows(int depth, string result)
    {
        while (_rows.Count > depth)
        {
            yield return _rows.Pop().Complete(result).ToString();
        }
    }

    private static string? Number(int? number) => number is > 0 ? number.Value.ToString(CultureInfo.InvariantCulture) : null;
}

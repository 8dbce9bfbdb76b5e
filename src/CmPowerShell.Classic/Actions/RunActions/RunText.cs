using System.Globalization;
using CmPowerShell.Engine.History;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.RunActions;

/// <summary>Formats a recorded run as text.</summary>
internal static class RunText
{
    /// <summary>One line: id, outcome, time, script and the requested tags.</summary>
    internal static string Line(RunRecord run) =>
        $"{run.Id}  {run.Outcome,-11}  {Seconds(run.Duration),10}  {run.Script.Alias}  {string.Join(',', run.Map.Map("asked").Texts("tags"))}".TrimEnd();

    /// <summary>All details: the scripts that ran, what failed, and the path of the log.</summary>
    internal static string Whole(RunRecord run) => string.Join('\n', Lines(run));

    /// <summary>The record as an answer to a program.</summary>
    internal static MetaMap Map(RunRecord run) => new(run.Map) { ["id"] = run.Id, ["outcome"] = Word(run.Outcome), ["log"] = run.LogPath, ["path"] = run.Folder };

    private static string Word(RunOutcome outcome) => outcome == RunOutcome.TimedOut ? "timed_out" : outcome.ToString().ToLowerInvariant();

    private static IEnumerable<string> Lines(RunRecord run) =>
    [
        Line(run),
        .. run.Map.Text("command") is { Length: > 0 } command ? [$"  Command: {command}"] : Array.Empty<string>(),
        $"  In: {run.Map.Text("work_directory")}",
        .. run.Scripts.Select(entry => new string(' ', 2 + (2 * entry.Depth)) + Script(entry.Script)),
        .. run.Map.Map("error") is { Count: > 0 } error ? [$"  Error: {error.Text("message")}", .. error.Texts("last_lines").Select(line => "    " + line)] : Array.Empty<string>(),
        $"  Log: {run.LogPath}",
    ];

    private static string Script(MetaMap script) =>
        $"- {script.Text("script")}: {script.Text("outcome")}{(script.Flag("from_cache") ? ", from the cache" : "")}{(script.Text("cache_reason") is { Length: > 0 } reason ? $" ({reason})" : "")}";

    private static string Seconds(TimeSpan? duration) => duration is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s") : "";
}

using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cli.Output;

/// <summary>
/// Separates log and answer as mlcflow does: standard output has what scripts print and the answers of actions, standard error all other lines.
/// Where a program reads the log, each entry begins with time and level, such as <c>[2026-11-28 22:10:00,123 cm INFO] - Item path: …</c>.
/// </summary>
/// <param name="inner">Makes the lines.</param>
/// <param name="answersOnOutput">Whether the texts of actions are answers.</param>
/// <param name="clock">The time of the entries; null for lines without it, for a terminal.</param>
internal sealed class MlcFormatter(IEventFormatter inner, bool answersOnOutput, TimeProvider? clock) : IEventFormatter
{
    private const string Info = "INFO";
    private static readonly string[] Levels = ["CM warning: ", "CM error: "];

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(EngineEvent engineEvent) => engineEvent switch
    {
        TextPrinted or DiagnosticReported when answersOnOutput => inner.Format(engineEvent),
        OutputReceived or ProgressReported or ServiceCommanded => inner.Format(engineEvent),
        WarningReported => Logged(inner.Format(engineEvent), "WARNING"),
        ProblemReported => Logged(inner.Format(engineEvent), "ERROR"),
        ScriptFound found => Logged(Shown(engineEvent, $"* mlcr {Tags(found)}"), Info),
        CacheConsulted { IsHit: true } cache => Logged(Shown(engineEvent, $"     ! load {cache.EntryPath}/mlc-cached-state.json"), Info),
        _ => Logged(inner.Format(engineEvent), Info),
    };

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(CmError error) => Logged(inner.Format(error), "ERROR");

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Finish() => inner.Finish();

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Close() => inner.Close();

    /// <summary>The tags among the words with which a script was requested; its alias where it was requested by name.</summary>
    private static string Tags(ScriptFound found) => found.AskedFor.Split('\'') is [_, var tags, ..] ? tags : found.Script.Split(',')[0];

    /// <summary>Another text in place of that of an event, where the event is shown at all.</summary>
    private IEnumerable<OutputLine> Shown(EngineEvent engineEvent, string text) =>
        inner.Format(engineEvent).Take(1).Select(line => line with { Text = new string(' ', 2 * engineEvent.Depth) + text });

    private IEnumerable<OutputLine> Logged(IEnumerable<OutputLine> lines, string level) =>
        lines.Select((line, place) => line with { Channel = OutputChannel.Error, Text = place == 0 && clock is not null ? Prefix(clock, level) + WithoutLevel(line.Text) : line.Text });

    private static string WithoutLevel(string text) => Array.Find(Levels, word => text.StartsWith(word, StringComparison.Ordinal)) is { } level ? text[level.Length..] : text;

    private static string Prefix(TimeProvider clock, string level) =>
        string.Create(CultureInfo.InvariantCulture, $"[{clock.GetLocalNow():yyyy-MM-dd HH:mm:ss,fff} cm {level}] - ");
}

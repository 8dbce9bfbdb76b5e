using System.Globalization;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting;

/// <summary>Lines for a user, in the manner of the Python tools: scripts that are found and called, indented by depth.</summary>
/// <param name="style">Colours of the main stream.</param>
/// <param name="errorStyle">Colours of the error stream.</param>
/// <param name="verbose">Whether details are shown.</param>
/// <param name="silent">Whether the story of the work is left out.</param>
public sealed class TextEventFormatter(TextStyle style, TextStyle errorStyle, bool verbose, bool silent) : IEventFormatter
{
    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(EngineEvent engineEvent) => engineEvent switch
    {
        TextPrinted printed => ToMain(ShownText.Lines(printed.Text)),
        DiagnosticReported mistake => mistake.Line.Length > 0 ? ToMain(ShownText.Lines(mistake.Line)) : [],
        ServiceCommanded command => [new(command.Line, OutputChannel.Main) { Kind = LineKind.Command }],
        OutputReceived output => [new(output.Text, output.IsError ? OutputChannel.Error : OutputChannel.Main) { Kind = LineKind.ScriptOutput }],
        WarningReported warning => [new(errorStyle.Warning($"CM warning: {ShownText.Lines(warning.Text)}"), OutputChannel.Error)],
        ProblemReported problem => Format(problem.Error),
        ProgressReported progress => [new(progress.IsCompleted ? "" : ShownText.OneLine(ProgressText(progress)), OutputChannel.Progress)],
        DetailReported detail => verbose ? Story(detail, detail.Text) : [],
        ScriptFinished finished when verbose => Story(finished, string.Create(CultureInfo.InvariantCulture, $"  - {finished.Script} took {finished.Duration.TotalSeconds:0.00} s")),
        _ => StoryLine(engineEvent) is { } line ? Story(engineEvent, line) : [],
    };

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(CmError error)
    {
        yield return new(errorStyle.Error($"CM error: {ShownText.Lines(Sentence(error with { Hint = null }))}!"), OutputChannel.Error);
        if (error.ForClassic().Hint is { } hint)
        {
            yield return new($"  {ShownText.Lines(hint)}", OutputChannel.Error);
        }

        foreach (var line in error.Trace)
        {
            yield return new(ShownText.Lines(line), OutputChannel.Error);
        }

        if (verbose && error.Details is { } details)
        {
            yield return new(ShownText.Lines(details.TrimEnd()), OutputChannel.Error);
        }
    }

    /// <summary>Gets the text of an event of a run; null for one that is shown otherwise.</summary>
    internal static string? StoryLine(EngineEvent engineEvent) => engineEvent switch
    {
        ScriptFound found => $"* {found.Script} for {found.AskedFor} in {found.Path}",
        CacheConsulted { IsHit: true } cache => $"  - cached: {cache.Reason} ({cache.EntryPath})",
        CacheConsulted cache => $"  - not cached: {cache.Reason}",
        HookCalled hook => $"  - run {hook.Function} ...",
        DefaultTaken taken => $"  - {taken.Text}",
        NativeScriptStarting script => $"  - run {Path.GetFileName(script.File)} ...",
        _ => null,
    };

    private static string ProgressText(ProgressReported progress) =>
        $"{progress.Activity}: {progress.Status}{(progress.Percent < 0 ? "" : $" {progress.Percent}%")}";

    /// <summary>The message without the exclamation mark that the Python tools end with.</summary>
    private static string Sentence(CmError error) => error.Text.TrimEnd().TrimEnd('.', '!');

    private static OutputLine[] ToMain(string text) => [new(text, OutputChannel.Main)];

    private OutputLine[] Story(EngineEvent engineEvent, string text) =>
        silent ? [] : ToMain(style.Story(new string(' ', 2 * engineEvent.Depth) + ShownText.Lines(text)));
}

using System.Globalization;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>What happens in a run, in the words of its log.</summary>
internal static class LogText
{
    /// <summary>A message of the engine.</summary>
    public const char Story = '*';

    private const char Output = '|';
    private const char ErrorOutput = '!';

    /// <summary>The mark and the text of a line; null for what is not in the log.</summary>
    public static (char Mark, string Text)? Format(EngineEvent engineEvent) => engineEvent switch
    {
        OutputReceived output => (output.IsError ? ErrorOutput : Output, output.Text),
        TextPrinted printed => (Output, printed.Text),
        SuppressedEvent withheld => Format(withheld.Event),
        _ => GetStory(engineEvent) is { } text ? (Story, new string(' ', 2 * engineEvent.Depth) + text) : null,
    };

    private static string? GetStory(EngineEvent engineEvent) => engineEvent switch
    {
        ScriptFound found => $"{found.Script} for {found.AskedFor} in {found.Path}",
        CacheConsulted { IsHit: true } hit => $"from the cache: {hit.Reason} ({hit.EntryPath})",
        CacheConsulted miss => $"not from the cache: {miss.Reason}",
        HookCalled hook => $"calls {hook.Function} of {hook.File}",
        NativeScriptStarting native => $"runs {native.File} in {native.WorkDirectory}",
        ScriptFinished finished => string.Create(CultureInfo.InvariantCulture, $"{finished.Script} took {finished.Duration.TotalSeconds:0.000} s"),
        DetailReported detail => detail.Text,
        WarningReported warning => $"warning {warning.Id}: {warning.Text}",
        ProblemReported problem => $"problem {problem.Error.Id}: {problem.Error.Text}",
        _ => null,
    };
}

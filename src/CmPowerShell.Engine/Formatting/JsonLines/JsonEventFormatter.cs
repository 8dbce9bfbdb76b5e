using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Formatting.JsonLines;

/// <summary>One JSON object a line for every event: its kind, its time (UTC), its depth, and its data. Events that contain objects of the engine are not for readers.</summary>
/// <param name="clock">Supplies the time.</param>
public sealed class JsonEventFormatter(TimeProvider clock) : IEventFormatter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(EngineEvent engineEvent)
    {
        ArgumentNullException.ThrowIfNull(engineEvent);
        return GetProperties(engineEvent) is { Length: > 0 } properties ? [Line(engineEvent.GetType().Name, engineEvent.Depth, properties)] : [];
    }

    /// <inheritdoc/>
    public IEnumerable<OutputLine> Format(CmError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return [Line("Failed", 0, GetProperties(error))];
    }

    private static (string Key, object? Value)[] GetProperties(EngineEvent engineEvent) => engineEvent switch
    {
        DetailReported detail => [("text", detail.Text)],
        DefaultTaken taken => [("text", taken.Text)],
        WarningReported warning => [("id", warning.Id), ("text", warning.Text)],
        ProblemReported problem => GetProperties(problem.Error),
        ProgressReported progress => [("activity", progress.Activity), ("status", progress.Status), ("percent", progress.Percent), ("completed", progress.IsCompleted)],
        OutputReceived output => [("text", output.Text), ("error", output.IsError)],
        DiagnosticReported mistake =>
        [
            ("id", mistake.Id), ("text", mistake.Text), ("error", mistake.IsError),
            ("file", mistake.Location.File), ("line", mistake.Location.Line), ("column", mistake.Location.Column),
        ],
        TextPrinted printed => [("text", printed.Text)],
        ServiceCommanded command => [("line", command.Line)],
        ScriptFound found => [("script", found.Script), ("asked", found.AskedFor), ("path", found.Path)],
        CacheConsulted cache => [("script", cache.Script), ("hit", cache.IsHit), ("reason", cache.Reason), ("entry", cache.EntryPath)],
        NativeScriptStarting native => [("script", native.Script), ("file", native.File), ("directory", native.WorkDirectory)],
        FileDownloaded file => [("address", file.Address), ("sha256", file.Digest)],
        HookCalled hook => [("script", hook.Script), ("function", hook.Function), ("file", hook.File)],
        ScriptFinished finished => [("script", finished.Script), ("cached", finished.FromCache), ("seconds", finished.Duration.TotalSeconds)],
        _ => [],
    };

    private static (string Key, object? Value)[] GetProperties(CmError error) =>
    [
        ("id", error.Id), ("code", (int)error.Code), ("message", error.Message), ("hint", error.ForClassic().Hint),
        ("file", error.Location?.File), ("line", error.Location?.Line), ("column", error.Location?.Column), ("exitCode", error.NativeExitCode), ("details", error.Details),
    ];

    private OutputLine Line(string kind, int depth, (string Key, object? Value)[] properties)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("event", kind);
            writer.WriteString("time", clock.GetUtcNow().ToString("O", null));
            writer.WriteNumber("depth", depth);
            Array.ForEach(properties, property => Write(writer, property.Key, property.Value));
            writer.WriteEndObject();
        }

        return new OutputLine(Encoding.UTF8.GetString(text.WrittenSpan), OutputChannel.Main) { Kind = LineKind.Json };
    }

    private static void Write(Utf8JsonWriter writer, string key, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(key, text);
                break;
            case bool flag:
                writer.WriteBoolean(key, flag);
                break;
            case int number:
                writer.WriteNumber(key, number);
                break;
            case double number:
                writer.WriteNumber(key, number);
                break;
            case null:
                break;
            default:
                throw new ArgumentException($"'{key}' is a {value.GetType().Name}, for which there is no form in JSON.", nameof(value));
        }
    }
}

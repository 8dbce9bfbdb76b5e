using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Tasks;

/// <summary>
/// What a task reports while it runs, as lines for the process that waits: each is a JSON map with one of the keys <c>output</c> and <c>warning</c>.
/// The answer is a line without these keys.
/// </summary>
/// <param name="write">Takes each line.</param>
/// <param name="isShown">Whether what is printed is among them.</param>
public sealed class TaskOutput(Action<string> write, bool isShown) : IEventSink
{
    /// <summary>The key of a task that demands its output.</summary>
    public const string Shown = "shows_output";

    private const string Output = "output";
    private const string Warning = "warning";
    private const string Text = "text";
    private const string IsError = "is_error";
    private readonly object _gate = new();

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case OutputReceived output when isShown:
                Write(new MetaMap { [Output] = output.Text, [IsError] = output.IsError });
                break;
            case WarningReported warning:
                Write(new MetaMap { [Warning] = warning.Id, [Text] = warning.Text });
                break;
        }
    }

    /// <summary>Reports the event of a line.</summary>
    /// <returns>Whether it is one; an answer is not.</returns>
    internal static bool TryReport(MetaMap line, IEventSink events)
    {
        if (line.Find(Output) is { } text)
        {
            events.Publish(new OutputReceived(text.ToString(), line.Flag(IsError)));
            return true;
        }

        if (line.Find(Warning) is { } id)
        {
            events.Publish(new WarningReported(id.ToString(), line.Text(Text)));
            return true;
        }

        return false;
    }

    private void Write(MetaMap line)
    {
        lock (_gate)
        {
            write(JsonMeta.WriteLine(line));
        }
    }
}

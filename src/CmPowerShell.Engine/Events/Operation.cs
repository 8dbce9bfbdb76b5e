namespace CmPowerShell.Engine.Events;

/// <summary>What one call of the engine brings along: where events go, who can be asked, and how it is ended early.</summary>
/// <param name="Events">Takes the events.</param>
/// <param name="Interaction">Asks the person.</param>
/// <param name="Cancellation">Ends the operation; the engine then throws <see cref="OperationCanceledException"/>.</param>
public sealed record Operation(IEventSink Events, IInteraction Interaction, CancellationToken Cancellation)
{
    /// <summary>An operation that tells nobody, asks nobody and is never cancelled.</summary>
    public static Operation Silent { get; } = new(NullEventSink.Instance, NoInteraction.Instance, CancellationToken.None);

    /// <summary>
    /// Full path of the directory in which whoever asks stands, when that is not the directory of this process: a hook that called the engine. Null otherwise.
    /// </summary>
    public string? WorkDirectory { get; init; }

    /// <summary>Full path of the directory in which whoever asks stands.</summary>
    public string Here => WorkDirectory ?? Directory.GetCurrentDirectory();

    /// <summary>A path that may be relative, taken from where whoever asks stands.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Here);

    /// <summary>Where in a run whoever asks stands, when that is a hook that called the engine. Null for a person.</summary>
    public IOperationOrigin? Origin { get; init; }

    /// <summary>Tells a detail.</summary>
    public void Detail(string text, int depth = 0) => Events.Publish(new DetailReported(text) { Depth = depth });

    /// <summary>Tells a warning.</summary>
    public void Warn(string id, string text, int depth = 0) => Events.Publish(new WarningReported(id, text) { Depth = depth });
}

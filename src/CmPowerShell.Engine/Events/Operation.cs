using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Events;

/// <summary>The context of one call of the engine: the target of events, the user for questions, and the cancellation.</summary>
/// <param name="Events">Takes the events.</param>
/// <param name="Interaction">Asks the user.</param>
/// <param name="Cancellation">Ends the operation; the engine then throws <see cref="OperationCanceledException"/>.</param>
public sealed record Operation(IEventSink Events, IInteraction Interaction, CancellationToken Cancellation)
{
    /// <summary>An operation that reports nothing, asks nothing and is never cancelled.</summary>
    public static Operation Silent { get; } = new(NullEventSink.Instance, NoInteraction.Instance, CancellationToken.None);

    /// <summary>
    /// Full path of the current directory of the caller, if that is not the directory of this process: a hook that called the engine. Null otherwise.
    /// </summary>
    public string? WorkDirectory { get; init; }

    /// <summary>Full path of the current directory of the caller.</summary>
    public string Here => WorkDirectory ?? CurrentDirectory.Path;

    /// <summary>Resolves a path that may be relative to the current directory of the caller.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, Here);

    /// <summary>The position of the caller in a run, if that is a hook that called the engine. Null for a user.</summary>
    public IOperationOrigin? Origin { get; init; }

    /// <summary>Reports a detail.</summary>
    public void Detail(string text, int depth = 0) => Events.Publish(new DetailReported(text) { Depth = depth });

    /// <summary>Reports a warning.</summary>
    public void Warn(string id, string text, int depth = 0) => Events.Publish(new WarningReported(id, text) { Depth = depth });
}

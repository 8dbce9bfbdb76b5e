namespace CmPowerShell.Engine.Events;

/// <summary>
/// Something that happened in the engine, reported while it happens. The hosts (cmdlets, the program <c>cm</c>)
/// turn events into progress, verbose, warnings and host output; the engine writes to no console.
/// </summary>
public abstract record EngineEvent
{
    /// <summary>The depth in the tree of dependencies; 0 is the request of the caller.</summary>
    public int Depth { get; init; }
}

/// <summary>A line that explains what the engine does, for verbose output.</summary>
/// <param name="Text">One line, without line break.</param>
public sealed record DetailReported(string Text) : EngineEvent;

/// <summary>A problem that does not stop the work.</summary>
/// <param name="Id">Stable identifier.</param>
/// <param name="Text">One sentence.</param>
public sealed record WarningReported(string Id, string Text) : EngineEvent;

/// <summary>One item failed while the others continue.</summary>
/// <param name="Error">The error.</param>
public sealed record ProblemReported(CmPowerShell.Meta.Errors.CmError Error) : EngineEvent;

/// <summary>The progress of a long activity.</summary>
/// <param name="Activity">The activity, such as <c>Cloning octoml@cm-mlops</c>.</param>
/// <param name="Status">The present step.</param>
/// <param name="Percent">0 to 100, or -1 when unknown.</param>
/// <param name="IsCompleted">Whether this is the last record of the activity; every activity sends one.</param>
public sealed record ProgressReported(string Activity, string Status, int Percent, bool IsCompleted = false) : EngineEvent;

/// <summary>Text that a native script or a hook printed, in the original order.</summary>
/// <param name="Text">The text without its line break.</param>
/// <param name="IsError">Whether it is standard error.</param>
public sealed record OutputReceived(string Text, bool IsError) : EngineEvent;

namespace CmPowerShell.Engine.Formatting.AzurePipelines;

/// <summary>A row of the job's timeline: one script of a run, below the script that needs it.</summary>
/// <param name="Script">The script.</param>
/// <param name="Order">Its place among all rows of the run, from 1.</param>
/// <param name="Parent">The row of the script that needs it; null for the requested one, which is below the step itself.</param>
internal sealed record TimelineRecord(string Script, int Order, TimelineRecord? Parent)
{
    private readonly Guid _id = Guid.NewGuid();

    /// <summary>The command that makes the row.</summary>
    public LoggingCommand Begin() => Detail("", "InProgress").With("parentid", Parent?._id.ToString()).With("type", "script").With("name", Script).With("order", $"{Order}");

    /// <summary>The command that completes it.</summary>
    /// <param name="result"><c>Succeeded</c>, <c>Failed</c> or <c>Canceled</c>.</param>
    /// <param name="message">Its text.</param>
    public LoggingCommand Complete(string result, string message = "") => Detail(message, "Completed").With("result", result).With("progress", "100");

    private LoggingCommand Detail(string message, string state) => new LoggingCommand("task.logdetail", message).With("id", _id.ToString()).With("state", state);
}

using System.Management.Automation;

namespace CmPowerShell.Jobs;

/// <summary>What both kinds of our jobs have in common.</summary>
internal abstract class StreamJob : Job
{
    private protected StreamJob(string command, string? name)
        : base(command, name) => PSJobTypeName = "CmJob";

    /// <inheritdoc/>
    public override string Location => Environment.MachineName;

    /// <inheritdoc/>
    public override string StatusMessage => JobStateInfo.Reason?.Message ?? "";

    private protected bool HasEnded => JobStateInfo.State is JobState.Completed or JobState.Failed or JobState.Stopped;

    private protected bool HasRecords =>
        Output.Count > 0 || Error.Count > 0 || Warning.Count > 0 || Verbose.Count > 0 || Debug.Count > 0 || Information.Count > 0 || Progress.Count > 0;
}

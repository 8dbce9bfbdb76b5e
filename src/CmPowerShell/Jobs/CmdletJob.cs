using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CmPowerShell.Hooks;
using CmPowerShell.Sessions;

namespace CmPowerShell.Jobs;

/// <summary>A job that runs calls of our cmdlets one after the other, each as a child job, in a separate session of this process.</summary>
internal sealed class CmdletJob : StreamJob
{
    private readonly IReadOnlyList<CallJob> _calls;
    private readonly string _folder;
    private readonly Guid _session;

    private CmdletJob(string command, IEnumerable<JobCall> calls, string folder, Guid session)
        : base(command, null)
    {
        (_calls, _folder, _session) = ([.. calls.Select(call => new CallJob(call))], folder, session);
        foreach (var call in _calls)
        {
            ChildJobs.Add(call);
        }
    }

    /// <inheritdoc/>
    public override bool HasMoreData => _calls.Any(call => call.HasMoreData);

    /// <summary>Starts a job, and lists it in the session of its caller.</summary>
    /// <param name="cmdlet">The caller.</param>
    /// <param name="calls">The calls; at least one.</param>
    public static Job Start(PSCmdlet cmdlet, IEnumerable<JobCall> calls)
    {
        var folder = CurrentFolder.Of(cmdlet.SessionState.Path);
        var job = new CmdletJob(cmdlet.MyInvocation.Line.Trim(), calls, folder, Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty);
        cmdlet.JobRepository.Add(job);
        job.SetJobState(JobState.Running);
        new Thread(job.Run) { IsBackground = true, Name = "cm job" }.Start();
        return job;
    }

    /// <summary>Stops what runs, and what has not started.</summary>
    public override void StopJob()
    {
        // The last ones first, so that none of them starts when the current one ends.
        foreach (var call in _calls.Reverse())
        {
            call.StopJob();
        }

        Finished.WaitOne();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var call in _calls)
            {
                call.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private void Run()
    {
        try
        {
            using var runspace = Open();
            foreach (var call in _calls)
            {
                call.Run(runspace);
            }
        }
        catch (Exception problem)
        {
            // A thread without a caller: the error is that of the calls that did not run.
            _calls.ToList().ForEach(call => call.Fail(problem));
        }

        var states = _calls.Select(call => call.JobStateInfo.State).ToList();
        SetJobState(states.Contains(JobState.Stopped) ? JobState.Stopped : states.Contains(JobState.Failed) ? JobState.Failed : JobState.Completed);
    }

    private Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        ModuleCommands.AddCommandsTo(state);
        var runspace = RunspaceFactory.CreateRunspace(state);
        EngineSessions.Adopt(runspace, _session);
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(_folder));
        return runspace;
    }
}

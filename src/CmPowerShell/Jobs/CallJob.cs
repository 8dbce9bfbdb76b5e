using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CmPowerShell.Jobs;

/// <summary>The child job of one call. Its streams are those of the cmdlet.</summary>
internal sealed class CallJob(JobCall call) : StreamJob(call.Command, call.Name)
{
    private readonly object _gate = new();
    private PowerShell? _shell;

    /// <inheritdoc/>
    public override bool HasMoreData => HasRecords;

    /// <summary>Runs the call, unless the job was stopped before.</summary>
    public void Run(Runspace runspace)
    {
        using var shell = Begin(runspace);
        if (shell is null)
        {
            return;
        }

        try
        {
            shell.Invoke(call.Input, Output);
        }
        catch (RuntimeException problem) when (problem is not PipelineStoppedException)
        {
            Error.Add(problem.ErrorRecord);
        }
        catch (Exception stopped) when (stopped is PipelineStoppedException or InvalidPowerShellStateException)
        {
            // The state of the shell has it.
        }

        End(shell);
    }

    /// <summary>Ends the call without having run, for a reason that concerns the whole job.</summary>
    public void Fail(Exception problem)
    {
        if (!HasEnded)
        {
            Error.Add(new ErrorRecord(problem, "JobNotStarted", ErrorCategory.InvalidOperation, call.Name));
            SetJobState(JobState.Failed);
        }
    }

    /// <summary>Stops the call with every process that it has started, and waits for that.</summary>
    public override void StopJob()
    {
        PowerShell? shell;
        lock (_gate)
        {
            shell = _shell;
            if (shell is null && !HasEnded)
            {
                SetJobState(JobState.Stopped);
            }
        }

        // Stop waits for a result that may be gone by then.
        shell?.BeginStop(null, null);
        Finished.WaitOne();
    }

    private PowerShell? Begin(Runspace runspace)
    {
        lock (_gate)
        {
            if (HasEnded)
            {
                return null;
            }

            _shell = PowerShell.Create();
            _shell.Runspace = runspace;
            (_shell.Streams.Error, _shell.Streams.Warning, _shell.Streams.Verbose) = (Error, Warning, Verbose);
            (_shell.Streams.Debug, _shell.Streams.Information, _shell.Streams.Progress) = (Debug, Information, Progress);
            _shell.AddCommand(call.Command).AddParameters(call.Parameters);
            SetJobState(JobState.Running);
            return _shell;
        }
    }

    private void End(PowerShell shell)
    {
        lock (_gate)
        {
            _shell = null;
            SetJobState(shell.InvocationStateInfo.State == PSInvocationState.Stopped ? JobState.Stopped : shell.HadErrors ? JobState.Failed : JobState.Completed);
        }
    }
}

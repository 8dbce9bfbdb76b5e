using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Recording;

/// <summary>Records the runs of a user or program. Scripts that a hook runs belong to the run of its script.</summary>
internal sealed class RunRecording(RunServices services)
{
    /// <summary>Runs, and keeps the run.</summary>
    /// <param name="request">The request.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="run">Runs, with an operation whose events are kept.</param>
    /// <exception cref="CmException">What the run threw, with the place of its log.</exception>
    public RunResult Run(RunRequest request, Operation operation, Func<Operation, RunResult> run)
    {
        if (operation.Origin is not null || services.Runs.Count == 0 || Begin(request, operation) is not { } recorder)
        {
            return run(operation);
        }

        using (recorder)
        {
            try
            {
                var result = run(operation with { Events = recorder });
                Keep(operation, () => recorder.Succeed(result));
                return result with { LogPath = recorder.LogPath };
            }
            catch (CmException exception)
            {
                Keep(operation, () => recorder.Fail(exception.Error));
                throw new CmException(exception.Error with { LogPath = recorder.LogPath }, exception.InnerException);
            }
            catch (OperationCanceledException)
            {
                Keep(operation, recorder.Cancel);
                throw;
            }
            finally
            {
                services.Runs.Prune();
            }
        }
    }

    private RunRecorder? Begin(RunRequest request, Operation operation)
    {
        RunRecorder? recorder = null;
        Keep(operation, () => recorder = new RunRecorder(services.Runs, request, services, operation.Events));
        return recorder;
    }

    // A home that cannot be written is no reason not to run, nor is a full disk at the end.
    private static void Keep(Operation operation, Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException || problem is CmException { Error.Id: "FileNotWritable" })
        {
            operation.Detail($"No record of this run is kept: {problem.Message}");
        }
    }
}

using System.Globalization;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>
/// Repeats a request to a host that fails temporarily, such as with HTTP 429 or 503. The pauses increase; a wait that the host specifies takes precedence.
/// </summary>
/// <param name="operation">Takes the progress, and ends the pauses when it is cancelled.</param>
internal sealed class TransientRetry(Operation operation)
{
    private const string Activity = "Waiting for the host";
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>The pauses between the attempts.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = DefaultPauses;

    /// <summary>The default pauses.</summary>
    public static IReadOnlyList<TimeSpan> DefaultPauses { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)];

    /// <summary>Requests the wait from the host, if a failure does not contain it.</summary>
    public Func<TimeSpan?> AskHost { get; init; } = () => null;

    /// <summary>Runs an action until it succeeds, fails permanently, or has failed once more than there are pauses.</summary>
    /// <param name="attempt">The action.</param>
    /// <param name="whenFailed">Reverts a failed attempt.</param>
    /// <exception cref="TransientException">The last failure was one of a moment, too.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public T Run<T>(Func<T> attempt, Action? whenFailed = null)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return attempt();
            }
            catch (TransientException failure) when (failures < Pauses.Count)
            {
                whenFailed?.Invoke();
                var asked = failure.RetryAfter ?? AskHost() ?? TimeSpan.Zero;
                if (asked > LongestPause)
                {
                    throw TooLong(failure, asked);
                }

                Wait(failure, asked > Pauses[failures] ? asked : Pauses[failures]);
            }
        }
    }

    private static TransientException TooLong(TransientException failure, TimeSpan asked)
    {
        var wait = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(asked.TotalMinutes):0} minutes");
        return new(failure.Error with { Message = $"{failure.Error.Message} It asks to wait {wait}.", Hint = "Try again after that time; nothing was changed." }, failure);
    }

    private void Wait(TransientException failure, TimeSpan pause)
    {
        // No warning: the reader has nothing to do, and if the last attempt fails too, that is an error.
        var reason = string.Create(CultureInfo.InvariantCulture, $"{failure.Error.Message} Trying again in {pause.TotalSeconds:0.#} s.");
        operation.Detail(reason);
        operation.Events.Publish(new ProgressReported(Activity, reason, -1));
        try
        {
            operation.Cancellation.WaitHandle.WaitOne(pause);
        }
        finally
        {
            operation.Events.Publish(new ProgressReported(Activity, "Done", 100, IsCompleted: true));
        }

        operation.Cancellation.ThrowIfCancellationRequested();
    }
}

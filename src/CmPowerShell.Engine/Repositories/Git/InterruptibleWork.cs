namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Runs work of libgit2 that checks a cancellation only when data is received. A silent host would block the
/// caller for minutes, so on cancellation the work gets a moment to end and is then abandoned.
/// </summary>
internal static class InterruptibleWork
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>Runs work and returns its result.</summary>
    /// <param name="work">The work.</param>
    /// <param name="whenEnded">Called when the work has really ended, also without a waiting caller.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static T Run<T>(Func<T> work, Action? whenEnded, CancellationToken cancellation)
    {
        var task = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return work();
                }
                finally
                {
                    whenEnded?.Invoke();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return Wait(task, cancellation);
    }

    private static T Wait<T>(Task<T> task, CancellationToken cancellation)
    {
        try
        {
            task.Wait(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _ = task.ContinueWith(left => left.Exception, TaskScheduler.Default);
            Task.WaitAny([task], Moment);
            throw;
        }
        catch (AggregateException)
        {
            // GetResult throws the exception itself.
        }

        return task.GetAwaiter().GetResult();
    }
}

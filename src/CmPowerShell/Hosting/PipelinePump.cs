using System.Runtime.ExceptionServices;

namespace CmPowerShell.Hosting;

/// <summary>
/// Lets the engine work on a thread of its own while the pipeline thread, the only one that may speak to PowerShell,
/// executes the posts of the worker, in order and immediately.
/// </summary>
internal sealed class PipelinePump
{
    // A script that prints faster than the host can show waits here and does not fill the memory.
    private const int Capacity = 4096;
    private readonly PostQueue _posts = new(Capacity);

    /// <summary>Does the work and returns when it is done and everything it posted was carried out.</summary>
    /// <param name="work">Runs on the worker thread.</param>
    /// <param name="cancel">Asks the work to end; called when the pipeline stops or something posted throws.</param>
    public void Run(Action work, Action cancel)
    {
        ExceptionDispatchInfo? failed = null;
        ExceptionDispatchInfo? stopped = null;
        WorkThread.Start(Work, _posts.Complete);
        while (_posts.TryTake(out var post))
        {
            try
            {
                // Once the pipeline has stopped the rest is discarded, so that the worker can end.
                (stopped is null ? post : Skip)();
            }
            catch (Exception exception)
            {
                stopped = ExceptionDispatchInfo.Capture(exception);
                // Elsewhere: any thread may post, and this thread is the receiver.
                _ = Task.Run(cancel);
            }
        }

        stopped?.Throw();
        failed?.Throw();

        void Work()
        {
            try
            {
                work();
            }
            catch (Exception exception)
            {
                failed = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    /// <summary>Posts an action to the pipeline thread; from the worker or any thread it started. A late post is no error.</summary>
    public void Post(Action action) => _posts.Add(action);

    /// <summary>Asks the pipeline thread for an answer and waits for it.</summary>
    /// <param name="question">Runs on the pipeline thread.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public T Ask<T>(Func<T> question, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
                throw;
            }
        });
        return answer.Task.WaitAsync(cancellation).GetAwaiter().GetResult();
    }

    private static void Skip()
    {
    }
}

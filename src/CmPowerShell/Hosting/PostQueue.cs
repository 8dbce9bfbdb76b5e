using System.Diagnostics.CodeAnalysis;

namespace CmPowerShell.Hosting;

/// <summary>
/// Actions that wait, in their order, for the thread that carries them out. A wait sleeps immediately, and the end of the queue is no exception: the collections of .NET ask
/// in a loop first and end a wait with one, which cost a short command half of its time.
/// </summary>
/// <param name="capacity">The maximum number of waiting actions; who adds more waits.</param>
internal sealed class PostQueue(int capacity)
{
    private readonly Queue<Action> _posts = new();
    private bool _isComplete;

    /// <summary>Adds an action. After <see cref="Complete"/> it is dropped.</summary>
    public void Add(Action post)
    {
        lock (_posts)
        {
            while (_posts.Count == capacity && !_isComplete)
            {
                Monitor.Wait(_posts);
            }

            if (_isComplete)
            {
                return;
            }

            _posts.Enqueue(post);
            if (_posts.Count == 1)
            {
                Monitor.PulseAll(_posts);
            }
        }
    }

    /// <summary>Ends the queue; the actions that wait are still taken.</summary>
    public void Complete()
    {
        lock (_posts)
        {
            _isComplete = true;
            Monitor.PulseAll(_posts);
        }
    }

    /// <summary>Takes the next action, and waits for it.</summary>
    /// <param name="post">The action.</param>
    /// <returns>False when no more are possible.</returns>
    public bool TryTake([NotNullWhen(true)] out Action? post)
    {
        lock (_posts)
        {
            while (_posts.Count == 0 && !_isComplete)
            {
                Monitor.Wait(_posts);
            }

            if (_posts.TryDequeue(out post) && _posts.Count == capacity - 1)
            {
                Monitor.PulseAll(_posts);
            }

            return post is not null;
        }
    }
}

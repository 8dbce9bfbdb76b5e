namespace CmPowerShell.Hosting;

/// <summary>Separates exceptions of the worker from exceptions of the pipeline thread.</summary>
/// <param name="work">The work.</param>
internal sealed class Attempt<T>(Func<T> work)
{
    /// <summary>The result; the default when the work failed.</summary>
    public T? Result { get; private set; }

    /// <summary>The exception of the work; null when it succeeded.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Does the work. Called once, on the worker thread.</summary>
    public void Run()
    {
        try
        {
            Result = work();
        }
        catch (Exception exception)
        {
            Failure = exception;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Lets a chain of dependencies be longer than the stack of one thread is deep.</summary>
internal static class DeepStack
{
    private const int StackSize = 16 * 1024 * 1024;

    /// <summary>Does work here, or on a new thread when little of the stack is left.</summary>
    public static T Run<T>(Func<T> work)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return work();
        }

        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}

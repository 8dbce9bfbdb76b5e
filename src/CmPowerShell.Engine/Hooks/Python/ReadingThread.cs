using System.Diagnostics;

namespace CmPowerShell.Engine.Hooks.Python;

/// <summary>Threads that read a pipe of a child process until it ends.</summary>
internal static class ReadingThread
{
    /// <summary>Starts a thread that does not keep this process alive.</summary>
    public static void Start(string name, Action read) => new Thread(() => Guarded(read)) { Name = name, IsBackground = true }.Start();

    private static void Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The pipe was closed under the reader because the process has ended.
            Debug.WriteLine(exception.Message);
        }
    }
}

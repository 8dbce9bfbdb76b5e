using CmPowerShell.Engine.Repositories.Sources;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>Connects a fetch with its operation: its progress is reported, and a cancellation ends it.</summary>
internal sealed class GitTransfer(GitAddress address, ProgressReporter progress, CancellationToken cancellation)
{
    /// <summary>Options of a fetch.</summary>
    /// <param name="depth">How many commits of each branch; 0 for all.</param>
    public FetchOptions FetchOptions(int depth = 0)
    {
        var options = new FetchOptions
        {
            Depth = depth,
            CredentialsProvider = address.CredentialsProvider(),
            OnProgress = _ => !cancellation.IsCancellationRequested,
            OnTransferProgress = OnTransfer,
        };
        address.Apply(options.ProxyOptions);
        return options;
    }

    /// <summary>Reports the progress of a checkout.</summary>
    public void OnCheckout(string path, int done, int total) =>
        progress.Report("Writing files", total == 0 ? -1 : 90 + (10 * done / total));

    private bool OnTransfer(TransferProgress transfer)
    {
        // Receiving is most of the work; linking the received objects follows it closely.
        var percent = transfer.TotalObjects == 0 ? -1 : 90 * (transfer.ReceivedObjects + transfer.IndexedObjects) / (2 * transfer.TotalObjects);
        progress.Report($"Received {transfer.ReceivedObjects} of {transfer.TotalObjects} objects", percent);
        return !cancellation.IsCancellationRequested;
    }
}

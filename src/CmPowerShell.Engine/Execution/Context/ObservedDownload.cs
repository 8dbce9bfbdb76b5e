using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Records the file that a hook has downloaded with an action of the engine, and compares it with the lock of the run.</summary>
internal static class ObservedDownload
{
    /// <summary>Records a file. Outside of a run it does nothing.</summary>
    /// <param name="url">The address.</param>
    /// <param name="file">Full path of the file. One that differs from the lock is removed, unless the lock only warns.</param>
    /// <param name="operation">The operation of the hook.</param>
    /// <exception cref="CmException">Id <c>DownloadDiffers</c>.</exception>
    public static void Record(Uri url, string file, Operation operation)
    {
        if (operation.Origin is not DependencyPath path)
        {
            return;
        }

        var (address, digest) = (url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), Digests.OfFile(file));
        if (path.Driver.Session?.Lock is { } used && used.Downloads.TryGetValue(address, out var locked) && locked != digest)
        {
            Differ(used, address, file, operation, $"The file of {address} has the SHA-256 {digest}, and {locked} in the lock '{used.File}'.");
        }

        operation.Events.Publish(new FileDownloaded(address, digest));
    }

    private static void Differ(UsedLock used, string address, string file, Operation operation, string message)
    {
        if (used.OnlyWarns)
        {
            operation.Warn("LockDiffers", message);
            return;
        }

        File.Delete(file);
        throw new CmException(new CmError("DownloadDiffers", ReturnCode.Failed, CmErrorCategory.InvalidData, message)
        {
            Hint = "If the new file is wanted, run without the lock, and lock that run with 'Get-CmRun -Last | New-CmLock'.",
            ClassicHint = "If the new file is wanted, run without the lock, and lock that run with 'cm lock run'.",
            Target = address,
        });
    }
}

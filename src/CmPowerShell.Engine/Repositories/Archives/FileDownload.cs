using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Downloads one file, through the proxy of the git configuration or the environment.</summary>
internal static class FileDownload
{
    /// <summary>Downloads into a file, which takes its name when it is complete.</summary>
    /// <param name="url">The address.</param>
    /// <param name="file">Full path of the file.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="verifiesCertificates">Whether a host with a certificate that this machine does not trust is refused.</param>
    /// <exception cref="CmException"><c>DownloadFailed</c>, <c>FileNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static void Into(Uri url, string file, Operation operation, bool verifiesCertificates = true)
    {
        var (address, credential) = RepositoryUrl.WithoutCredential(url.AbsoluteUri);
        using var progress = new ProgressReporter(operation.Events, $"Downloading {Path.GetFileName(file)}");
        try
        {
            var proxy = GitSettings.Read(Environment.GetEnvironmentVariable).Proxy(address);
            var download = new ArchiveDownload(address, credential, proxy, progress, operation.Cancellation) { VerifiesCertificates = verifiesCertificates };
            _ = new TransientRetry(operation).Run(() =>
            {
                AtomicFile.Write(file, download.Into);
                return file;
            });
        }
        catch (CmException problem) when (problem.Error.Id is "RepositoryUnreachable" or "RepositoryRefused" or GitErrors.BusyId)
        {
            throw new CmException(problem.Error with { Id = "DownloadFailed", Hint = "Check the address, the network and the proxy (https_proxy)." }, problem);
        }
    }
}

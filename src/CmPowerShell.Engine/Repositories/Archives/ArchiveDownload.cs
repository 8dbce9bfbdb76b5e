using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Downloads an archive by http or https.</summary>
internal sealed class ArchiveDownload(string url, RepositoryCredential? credential, string? proxy, ProgressReporter progress, CancellationToken cancellation)
{
    /// <summary>Whether a host with a certificate that this machine does not trust is refused; true unless set.</summary>
    public bool VerifiesCertificates { get; init; } = true;

    private string Shown => RepositoryUrl.Masked(url);

    /// <summary>Downloads into a file.</summary>
    /// <exception cref="CmException"><c>RepositoryUnreachable</c>, <c>RepositoryRefused</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public void Into(string file)
    {
        using var to = new FileStream(file, FileMode.Create, FileAccess.Write);
        Into(to);
    }

    /// <summary>Downloads into a stream.</summary>
    /// <inheritdoc cref="Into(string)"/>
    public void Into(Stream to)
    {
        try
        {
            // Task.Run keeps the wait independent of the context of the caller's thread.
            Task.Run(() => DownloadAsync(to), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (HttpIOException problem) when (!cancellation.IsCancellationRequested)
        {
            // The answer had begun, so another attempt may succeed.
            throw new TransientException(
                ArchiveErrors.NotDownloaded("RepositoryUnreachable", CmErrorCategory.Connection, Shown, RepositoryUrl.MaskedText(problem.Message, credential)).Error, problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or HttpIOException or TaskCanceledException or IOException { InnerException: SocketException } or UriFormatException or NotSupportedException && !cancellation.IsCancellationRequested)
        {
            throw ArchiveErrors.NotDownloaded("RepositoryUnreachable", CmErrorCategory.Connection, Shown, RepositoryUrl.MaskedText(problem.Message, credential), problem);
        }
    }

    private async Task DownloadAsync(Stream to)
    {
        using var handler = Handler(proxy);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, problems) => problems == SslPolicyErrors.None || !VerifiesCertificates;
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        // Not sent on to another host: HttpClient drops this header when it is redirected.
        if (credential is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserNameToSend}:{credential.Secret}")));
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Check(response);
        await using var from = await response.Content.ReadAsStreamAsync(cancellation);
        await CopyAsync(from, to, response.Content.Headers.ContentLength);
    }

    /// <summary>Connects to hosts through a proxy, or directly.</summary>
    internal static SocketsHttpHandler Handler(string? proxy) => new() { UseProxy = proxy is not null, Proxy = proxy is null ? null : new WebProxy(proxy) };

    private void Check(HttpResponseMessage response)
    {
        var status = response.StatusCode;
        if ((int)status is >= 200 and < 300)
        {
            return;
        }

        if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
        {
            throw new TransientException(ArchiveErrors.Busy(Shown, $"the host answered {(int)status} {status}."))
            {
                RetryAfter = RetryAfterHeader.Read(response.Headers.RetryAfter, DateTimeOffset.UtcNow),
            };
        }

        var isRefused = (int)status is >= 400 and < 500 && status != HttpStatusCode.ProxyAuthenticationRequired;
        throw ArchiveErrors.NotDownloaded(
            isRefused ? "RepositoryRefused" : "RepositoryUnreachable",
            isRefused ? CmErrorCategory.PermissionDenied : CmErrorCategory.Connection,
            Shown,
            $"the host answered {(int)status} {status}.");
    }

    private async Task CopyAsync(Stream from, Stream to, long? total)
    {
        var buffer = new byte[81920];
        long done = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            done += read;
            progress.Report($"Downloaded {done / 1024} KiB", total is > 0 ? (int)(100 * done / total.Value) : -1);
        }
    }
}

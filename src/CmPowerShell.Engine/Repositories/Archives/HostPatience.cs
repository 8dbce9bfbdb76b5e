using System.Net.Http.Headers;
using System.Text;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Asks a host of git how long to wait, since libgit2 reports the status of an answer but not its headers.</summary>
internal sealed class HostPatience(GitAddress address, CancellationToken cancellation)
{
    /// <summary>The time that the host requests to wait; null if it does not specify one.</summary>
    public TimeSpan? Ask()
    {
        if (!RepositoryUrl.IsHttp(address.Asked))
        {
            return null;
        }

        try
        {
            // Task.Run keeps the wait free of the synchronization context that the caller's thread may have.
            return Task.Run(AskAsync, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<TimeSpan?> AskAsync()
    {
        using var client = new HttpClient(ArchiveDownload.Handler(address.Proxy)) { Timeout = TimeSpan.FromSeconds(20) };
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Asked.TrimEnd('/') + "/info/refs?service=git-upload-pack");
        if (address.Credential is { } credential)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserNameToSend}:{credential.Secret}")));
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return response.IsSuccessStatusCode ? null : RetryAfterHeader.Read(response.Headers.RetryAfter, DateTimeOffset.UtcNow);
    }
}

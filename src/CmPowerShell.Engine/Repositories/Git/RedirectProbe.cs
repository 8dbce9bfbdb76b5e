using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Finds out to which host an address of http leads, before git gets a credential for it: git sends a credential to each host that it is redirected to. The probe sends it
/// to the host for which it was given.
/// </summary>
/// <param name="proxy">The proxy, or null for none.</param>
internal sealed class RedirectProbe(string? proxy)
{
    private const int MostRedirects = 10;
    private const string Suffix = "/info/refs";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The address of the repository at the end of all redirects; the same text where none leads to another host.</summary>
    /// <param name="url">The address of the repository.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">The host does not answer, or leads elsewhere than to a host of http.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended, or took too long.</exception>
    public string Follow(string url, RepositoryCredential credential, CancellationToken cancellation) =>
        Task.Run(() => FollowAsync(url, credential, cancellation), CancellationToken.None).GetAwaiter().GetResult();

    private async Task<string> FollowAsync(string url, RepositoryCredential credential, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = proxy is not null, Proxy = proxy is null ? null : new WebProxy(proxy) };
        using var client = new HttpClient(handler) { Timeout = Patience };
        var first = new Uri($"{url.TrimEnd('/')}{Suffix}?service=git-upload-pack");
        var at = first;
        for (var i = 0; i <= MostRedirects; i++)
        {
            if (await NextAsync(client, at, IsSameHost(first, at) ? credential : null, cancellation) is not { } next)
            {
                return IsSameHost(first, at) ? url : RepositoryAt(at);
            }

            at = next.Scheme is "http" or "https" ? next : throw new HttpRequestException($"it leads to an address of '{next.Scheme}'");
        }

        throw new HttpRequestException("it leads from one address to the next without end");
    }

    private static async Task<Uri?> NextAsync(HttpClient client, Uri url, RepositoryCredential? credential, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (credential is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserNameToSend}:{credential.Secret}")));
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location ? new Uri(url, location) : null;
    }

    private static bool IsSameHost(Uri left, Uri right) =>
        left.Scheme == right.Scheme && left.Port == right.Port && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string RepositoryAt(Uri url)
    {
        var text = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return text.EndsWith(Suffix, StringComparison.Ordinal) ? text[..^Suffix.Length] : throw new HttpRequestException("it leads to an address that is not one of git");
    }
}

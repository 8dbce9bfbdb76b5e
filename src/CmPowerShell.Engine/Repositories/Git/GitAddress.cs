using CmPowerShell.Engine.Repositories.Sources;
using LibGit2Sharp;
using LibGit2Sharp.Handlers;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Where a repository is fetched from and how: the address that is stored and shown, the one that is really asked after
/// <c>insteadOf</c>, the user, and the proxy. None of the addresses contains a user or password.
/// </summary>
internal sealed class GitAddress
{
    // Given any other one, libgit2 0.32 does not answer with an error but ends the whole process.
    private static readonly string[] Schemes = ["http", "https", "ssh", "git", "ssh+git", "git+ssh", "file"];

    private GitAddress(string shown, string asked, RepositoryCredential? credential, string? proxy)
    {
        Shown = shown;
        Asked = asked;
        Credential = credential;
        Proxy = proxy;
    }

    /// <summary>The address as it is stored in <c>.git/config</c> and shown.</summary>
    public string Shown { get; }

    /// <summary>The address that is asked.</summary>
    public string Asked { get; }

    /// <summary>The user, if authentication is required.</summary>
    public RepositoryCredential? Credential { get; }

    internal string? Proxy { get; }

    /// <summary>Whether the host redirected to <see cref="Asked"/>; otherwise a difference from <see cref="Shown"/> comes from git's configuration.</summary>
    internal bool IsRedirected { get; private init; }

    /// <summary>Works an address out.</summary>
    /// <param name="url">As the user or <c>.git/config</c> gives it.</param>
    /// <param name="credential">The credential; takes precedence over a user in the address.</param>
    /// <param name="settings">The git configuration.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>NotAGitRepository</c>: git does not support such an address. <c>RepositoryAddressInvalid</c>.</exception>
    public static GitAddress Create(string url, RepositoryCredential? credential, GitSettings settings)
    {
        AddressRule.Require(url);
        var (shown, inUrl) = RepositoryUrl.WithoutCredential(url);
        // A rule may be written for addresses with a user, so it is tried on the original address.
        var (asked, inRule) = RepositoryUrl.WithoutCredential(settings.Effective(url) is var full && full != url ? full : settings.Effective(shown));
        AddressRule.Require(asked);
        var end = asked.IndexOf("://", StringComparison.Ordinal);
        if (end >= 0 && !Schemes.Contains(asked[..end], StringComparer.OrdinalIgnoreCase))
        {
            throw GitErrors.UnknownScheme(asked, asked[..end]);
        }

        return new GitAddress(shown, asked, credential ?? inUrl ?? inRule, settings.Proxy(asked));
    }

    /// <summary>The address to give to git: where the host leads to another one, that one, which gets no credential.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryUnreachable</c>.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public GitAddress Followed(CancellationToken cancellation)
    {
        if (Credential is null || !RepositoryUrl.IsHttp(Asked))
        {
            return this;
        }

        try
        {
            var end = new RedirectProbe(Proxy).Follow(Asked, Credential, cancellation);
            return end == Asked ? this : new GitAddress(Shown, end, null, Proxy) { IsRedirected = true };
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or UriFormatException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw GitErrors.NotReached(this, problem);
        }
    }

    /// <summary>A message of libgit2 without what must stay secret.</summary>
    public string Masked(string text) => RepositoryUrl.MaskedText(text, Credential);

    /// <summary>Answers a host that requires authentication; once, because libgit2 repeats the request after a refusal.</summary>
    public CredentialsHandler? CredentialsProvider()
    {
        if (Credential is null)
        {
            return null;
        }

        var isAsked = false;
        return (_, _, _) =>
        {
            if (isAsked)
            {
                throw new AuthenticationRefusedException();
            }

            isAsked = true;
            return new UsernamePasswordCredentials { Username = Credential.UserNameToSend, Password = Credential.Secret };
        };
    }

    /// <summary>The proxy in the format of libgit2. libgit2 uses a proxy for https only.</summary>
    public ProxyOptions ProxyOptions()
    {
        var options = new ProxyOptions();
        Apply(options);
        return options;
    }

    /// <summary>Sets the proxy in options that libgit2 made.</summary>
    public void Apply(ProxyOptions options)
    {
        if (Proxy is null)
        {
            return;
        }

        options.ProxyType = ProxyType.Specified;
        options.Url = Proxy;
    }
}

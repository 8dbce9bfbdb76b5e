using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Repositories.Sources;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// The settings of the user's git configuration for addresses and proxies. libgit2 reads the files at their usual places only
/// and the environment as it was when the process started; this also follows <c>GIT_CONFIG_GLOBAL</c>,
/// <c>GIT_CONFIG_SYSTEM</c>, <c>GIT_CONFIG_NOSYSTEM</c> and <c>GIT_CONFIG_COUNT</c>, as git does.
/// </summary>
internal sealed partial class GitSettings
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _entries;
    private readonly Func<string, string?> _environment;

    private GitSettings(IReadOnlyList<KeyValuePair<string, string>> entries, Func<string, string?> environment)
    {
        _entries = entries;
        _environment = environment;
    }

    /// <summary>Reads the configuration of the system and of the user.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>GitConfigurationBroken</c>.</exception>
    public static GitSettings Read(Func<string, string?> environment)
    {
        try
        {
            using var configuration = Open(environment);
            var files = configuration.Select(entry => KeyValuePair.Create(entry.Key, entry.Value));
            return new GitSettings([.. files, .. OfEnvironment(environment)], environment);
        }
        catch (LibGit2SharpException problem)
        {
            throw GitErrors.ConfigurationBroken(problem);
        }
    }

    /// <summary>The address that git really asks: the longest <c>url.*.insteadOf</c> that it begins with is replaced; of equal ones the last counts.</summary>
    public string Effective(string url)
    {
        var best = _entries
            .Select(entry => (Match: InsteadOf().Match(entry.Key), Prefix: entry.Value))
            .Where(rule => rule.Match.Success && rule.Prefix.Length > 0 && url.StartsWith(rule.Prefix, StringComparison.Ordinal))
            .OrderBy(rule => rule.Prefix.Length)
            .LastOrDefault();
        return best.Prefix is null ? url : best.Match.Groups["base"].Value + url[best.Prefix.Length..];
    }

    /// <summary>The proxy for an address, or null for none: <c>http.URL.proxy</c>, <c>http.proxy</c>, then the environment.</summary>
    public string? Proxy(string url)
    {
        if (!RepositoryUrl.IsHttp(url))
        {
            return null;
        }

        var configured = _entries
            .Select(entry => (Match: HttpProxy().Match(entry.Key), entry.Value))
            .Where(rule => rule.Match.Success && url.StartsWith(rule.Match.Groups["url"].Value, StringComparison.OrdinalIgnoreCase))
            .OrderBy(rule => rule.Match.Groups["url"].Length)
            .LastOrDefault();
        // An empty value in the configuration switches the proxy of the environment off.
        var proxy = configured.Value ?? ProxyOfEnvironment(new Uri(url));
        return string.IsNullOrWhiteSpace(proxy) ? null : proxy.Contains("://", StringComparison.Ordinal) ? proxy : "http://" + proxy;
    }

    private static Configuration Open(Func<string, string?> environment)
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "config");
        var global = environment("GIT_CONFIG_GLOBAL");
        var system = IsYes(environment("GIT_CONFIG_NOSYSTEM")) ? nowhere : environment("GIT_CONFIG_SYSTEM");
        return global is null
            ? Configuration.BuildFrom(null, null, null, system)
            : Configuration.BuildFrom(null, File.Exists(global) ? Path.GetFullPath(global) : nowhere, nowhere, system);
    }

    private static IEnumerable<KeyValuePair<string, string>> OfEnvironment(Func<string, string?> environment)
    {
        var isCount = int.TryParse(environment("GIT_CONFIG_COUNT"), CultureInfo.InvariantCulture, out var count);
        for (var i = 0; isCount && i < count; i++)
        {
            if (environment($"GIT_CONFIG_KEY_{i}") is { Length: > 0 } key)
            {
                yield return KeyValuePair.Create(key, environment($"GIT_CONFIG_VALUE_{i}") ?? "");
            }
        }
    }

    private static bool IsYes(string? text) => text is not null && text is not ("" or "0" or "false" or "no" or "off");

    private string? ProxyOfEnvironment(Uri url)
    {
        if (Exceptions().Any(exception => IsExcepted(url.Host, exception)))
        {
            return null;
        }
        // As in curl, HTTP_PROXY in upper case is not read: a web server sets it from a header that any client can send.
        string[] names = url.Scheme == Uri.UriSchemeHttps ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] : ["http_proxy", "all_proxy", "ALL_PROXY"];
        return names.Select(_environment).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
    }

    private string[] Exceptions() => (_environment("no_proxy") ?? _environment("NO_PROXY") ?? "")
        .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsExcepted(string host, string exception)
    {
        var domain = exception.TrimStart('.');
        return exception == "*"
            || host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^url\.(?<base>.+)\.insteadof$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InsteadOf();

    [GeneratedRegex(@"^http\.((?<url>.+)\.)?proxy$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HttpProxy();
}

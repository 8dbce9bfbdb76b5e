using System.Text.RegularExpressions;
using CmPowerShell.Meta.Secrets;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>The parts of the address of a repository, and how to show it without secrets.</summary>
internal static partial class RepositoryUrl
{
    /// <summary>Whether a text is an address of a host (<c>https://…</c>, <c>user@host:path</c>) and no name or local path.</summary>
    public static bool IsRemote(string text) =>
        (text.Contains("://", StringComparison.Ordinal) && !text.StartsWith("file://", StringComparison.OrdinalIgnoreCase)) || IsScp(text);

    /// <summary>Whether a text has the short form of ssh, <c>[user@]host:path</c>. A letter before the colon is a drive.</summary>
    public static bool IsScp(string text) => ScpForm().IsMatch(text);

    /// <summary>Whether the address is one of http or https.</summary>
    public static bool IsHttp(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes user and password out of an address of http or https; the user of ssh is part of its address and stays.</summary>
    public static (string Url, RepositoryCredential? Credential) WithoutCredential(string url)
    {
        if (UserInfo().Match(url) is not { Success: true } match || !IsHttp(url))
        {
            return (url, null);
        }

        var parts = match.Groups["info"].Value.Split(':', 2);
        var plain = url.Remove(match.Groups["info"].Index, match.Groups["info"].Length + 1);
        var (first, second) = (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
        return (plain, new RepositoryCredential(first, second));
    }

    /// <summary>The address as it may be shown: without user and password.</summary>
    public static string Masked(string url) => QueryValue().Replace(
        UserInfo().Replace(url, match => match.Groups["info"].Value.Contains(':', StringComparison.Ordinal) || IsHttp(url) ? match.Groups["scheme"].Value : match.Value),
        $"${{name}}{KnownSecrets.Mark}");

    /// <summary>A message in which every address and the secret are masked.</summary>
    public static string MaskedText(string text, RepositoryCredential? credential)
    {
        var masked = QueryValue().Replace(SecretInUrl().Replace(text, "${scheme}"), $"${{name}}{KnownSecrets.Mark}");
        return credential is { Confidential.Length: > 0 } ? masked.Replace(credential.Confidential, KnownSecrets.Mark, StringComparison.Ordinal) : masked;
    }

    /// <summary>The secret parts of the addresses in a text: the password of each, or a token in the place of the user or in the query.</summary>
    public static IEnumerable<string> SecretsIn(string text) => SecretInUrl().Matches(text).SelectMany(match => Confidential(match.Value))
        .Concat(QueryValue().Matches(text).Select(match => match.Groups["value"].Value))
        .SelectMany(secret => new[] { secret, Uri.UnescapeDataString(secret) })
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Confidential(string address)
    {
        var info = UserInfo().Match(address + "host").Groups["info"].Value.Split(':', 2);
        return info.Length == 2 && info[1].Length > 0 ? [info[1]] : IsHttp(address) ? [info[0]] : [];
    }

    /// <summary>Host and path in lower case without user, <c>.git</c> and slashes at the end: equal for the ways to write one repository.</summary>
    public static string Identity(string url)
    {
        var text = IsScp(url) ? ScpForm().Replace(url, "${host}/${path}", 1) : Scheme().Replace(Masked(url), "");
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        text = at >= 0 && at < slash ? text[(at + 1)..] : text;
        text = text.TrimEnd('/');
        return (text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text).ToUpperInvariant();
    }

    /// <summary>
    /// The alias that an address gives, by the rule of the Python tools: <c>https://host/owner/name.git</c> and
    /// <c>git@host:owner/name</c> give <c>owner@name</c>; an archive gives the name of its file; a folder its name.
    /// </summary>
    public static string Alias(string url)
    {
        var text = PathOf(url).TrimEnd('/', '\\');
        if (IsArchive(url))
        {
            return Path.GetFileNameWithoutExtension(LastPart(text));
        }

        text = text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        if (!IsRemote(url))
        {
            return LastPart(text.TrimEnd('/', '\\'));
        }

        var path = IsScp(text) ? ScpForm().Match(text).Groups["path"].Value : Scheme().Replace(text, "").Split('/', 2).ElementAtOrDefault(1) ?? "";
        return path.Trim('/').Replace('/', '@');
    }

    /// <summary>Whether the address or path names a zip archive.</summary>
    public static bool IsArchive(string url) => PathOf(url).EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    // In a path of this machine the signs of a query are part of names.
    private static string PathOf(string url) => IsRemote(url) ? url.Split('?', '#')[0] : url;

    private static string LastPart(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    // A password may hold a slash, which no port does.
    [GeneratedRegex(@"^(?<scheme>[a-z][a-z0-9+.-]*://)(?<info>[^/?#]*|[^/?#@:]+:(?!\d{1,5}[/?#])[^@]*)@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    // The lengths are limited, for this searches texts of others, and would take the square of their length.
    [GeneratedRegex(@"(?<scheme>https?://)([^/?#\s'""]{0,4096}|[^/?#\s'""@:]{1,512}:(?!\d{1,5}[/?#])[^\s'""@]{0,4096})@|(?<scheme>[a-z][a-z0-9+.-]{0,31}://)[^/?#\s'""@:]{0,512}:[^\s'""@/]{0,4096}@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretInUrl();

    // Keys of access that storage services and hosts of archives take in an address.
    [GeneratedRegex(
        @"(?<=[?&])(?<name>([a-z0-9_-]*(token|password|passwd|secret|api_?key|signature|credential)|sig|key|pat|auth|sp_key)=)(?<value>[^&#\s'""]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QueryValue();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(?<host>(?:[^/\\:@\s]+@)?[^/\\:@\s]{2,}):(?!//)(?<path>[^\\].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ScpForm();
}

using System.Text.RegularExpressions;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Repositories.Sources;

/// <summary>Refuses addresses that no host can have. Given to git or ssh, some of them would be read as an option or end the program.</summary>
internal static partial class AddressRule
{
    /// <summary>Requires that an address can be sent to a host.</summary>
    /// <param name="url">The address, such as <c>https://host/owner/name</c>, <c>ssh://host/name</c> or <c>user@host:name</c>.</param>
    /// <exception cref="CmException"><c>RepositoryAddressInvalid</c>.</exception>
    public static void Require(string url)
    {
        if (WhyInvalid(RepositoryUrl.WithoutCredential(url).Url) is not { } why)
        {
            return;
        }

        var shown = RepositoryUrl.Masked(url);
        throw RepositoryErrors.InvalidRequest(
            "RepositoryAddressInvalid", $"'{shown}' is not an address of a repository: {why}.", "Give an address such as https://host/owner/name or git@host:owner/name.", shown);
    }

    private static string? WhyInvalid(string url)
    {
        if (!RepositoryUrl.IsRemote(url))
        {
            return null;
        }

        if (url.Any(letter => char.IsControl(letter) || letter == ' '))
        {
            return "it holds a space or a control character";
        }

        var host = HostOf(url);
        return host.StartsWith('-') || host.Contains("@-", StringComparison.Ordinal) ? "its host or user begins with a dash, which a program takes for an option"
            : !Host().IsMatch(host) ? $"'{host}' is not the name of a host"
            : RepositoryUrl.IsHttp(url) && !Uri.TryCreate(url, UriKind.Absolute, out _) ? "its host or port cannot be read"
            : null;
    }

    private static string HostOf(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        return start >= 0 ? url[(start + 3)..].Split('/', '?', '#')[0] : url.Split(':')[0];
    }

    // User, name or address of the host, port.
    [GeneratedRegex(@"^([A-Za-z0-9._~%+=!$&*,;-]+(:[^@]*)?@)?([\p{L}\p{N}._-]+|\[[0-9A-Fa-f:.%]+\])(:\d{1,5})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}

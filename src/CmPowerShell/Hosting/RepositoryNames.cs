using System.Management.Automation;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Hosting;

/// <summary>What the repository cmdlets share: credentials, and addresses that can be shown.</summary>
internal static class RepositoryNames
{
    /// <summary>The credential as the engine takes it.</summary>
    public static RepositoryCredential? CredentialOf(PSCredential? credential) =>
        credential is null ? null : new(credential.UserName, credential.GetNetworkCredential().Password);

    /// <summary>An address without user and password.</summary>
    public static string Shown(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? url.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
            : url;
}

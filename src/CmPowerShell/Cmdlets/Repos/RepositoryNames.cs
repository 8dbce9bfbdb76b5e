using System.Management.Automation;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell.Cmdlets.Repos;

/// <summary>The common parts of the repository cmdlets: searching, credentials, and addresses that can be shown.</summary>
internal static class RepositoryNames
{
    /// <summary>The repositories that a name fits: all for an empty one, one for a name without wildcards.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryNotFound</c>, <c>RepositoryAmbiguous</c>, <c>InvalidName</c>, <c>RegistryBroken</c>.</exception>
    public static IReadOnlyList<Repository> Find(CmEngine engine, string name)
    {
        engine.Repositories.Refresh();
        var wanted = ObjectName.Parse(name);
        return wanted.AsksForOne ? [engine.Repositories.Get(wanted)] : engine.Repositories.Find(wanted);
    }

    /// <summary>The credential as the engine takes it.</summary>
    public static RepositoryCredential? GetCredential(PSCredential? credential) =>
        credential is null ? null : new(credential.UserName, credential.GetNetworkCredential().Password);

    /// <summary>An address without user and password.</summary>
    public static string Shown(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? url.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
            : url;
}

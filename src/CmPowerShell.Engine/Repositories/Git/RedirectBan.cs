using CmPowerShell.Engine.Repositories.Sources;
using LibGit2Sharp;

namespace CmPowerShell.Engine.Repositories.Git;

/// <summary>
/// Keeps git with the host for which a credential was given, as long as it exists: git sends a credential to each host to which it is redirected. A host can answer git
/// differently from a probe, so a probe alone does not suffice. Redirects within the host are followed.
/// </summary>
internal sealed class RedirectBan : IDisposable
{
    private const string Key = "http.followRedirects";
    private readonly LibGit2Sharp.Repository? _repository;

    /// <summary>Begins where the address has a credential.</summary>
    /// <param name="repository">The repository whose configuration git reads for the request.</param>
    /// <param name="address">The address.</param>
    public RedirectBan(LibGit2Sharp.Repository repository, GitAddress address)
    {
        if (IsNeeded(address))
        {
            repository.Config.Set(Key, false);
            _repository = repository;
        }
    }

    /// <summary>Whether requests to an address must not leave its host.</summary>
    public static bool IsNeeded(GitAddress address) => address.Credential is not null && RepositoryUrl.IsHttp(address.Asked);

    /// <summary>Ends it.</summary>
    public void Dispose() => _repository?.Config.Unset(Key, ConfigurationLevel.Local);
}

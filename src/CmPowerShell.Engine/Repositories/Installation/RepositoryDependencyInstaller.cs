using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories.Sources;

namespace CmPowerShell.Engine.Repositories.Installation;

/// <summary>Installs the repositories that another one requires in its <c>cmr.yaml</c>, each only after confirmation: it is as much code as the first one.</summary>
internal sealed class RepositoryDependencyInstaller(RepositoryInstaller installer, Operation operation)
{
    /// <summary>Installs the confirmed ones, and those that they require.</summary>
    /// <param name="repository">The one that needs them.</param>
    /// <param name="needed">Their names, which a warning has reported already.</param>
    /// <param name="request">The request for the one that needs them. Its credential is for its own host, so they do not get it.</param>
    /// <returns>The names of those that are still not there.</returns>
    public IReadOnlyList<string> Install(Repository repository, IReadOnlyList<string> needed, RepositoryInstallRequest request) =>
        needed.Where(name => !IsAgreed(name, request) || !Install(RepositoryDependencies.GetRequest(repository, name), request)).ToList();

    private bool Install(RepositoryInstallRequest needed, RepositoryInstallRequest request)
    {
        var result = installer.Install(needed with { Depth = request.Depth, InstallNeeded = request.InstallNeeded }, operation);
        operation.Detail($"{result.Repository.Name}: {result.Outcome}, from {result.Url}.");
        return true;
    }

    // A uid alone does not identify the address of a repository.
    private bool IsAgreed(string name, RepositoryInstallRequest request) => !ObjectName.IsUid(name) && (request.InstallNeeded
        || operation.Interaction.Choose(new Choice($"Install the repository {name} too? Its scripts run with your rights.", ["No", "Yes"])) == 1);
}

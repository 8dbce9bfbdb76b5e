using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Engine.Health;

/// <summary>The objects of the checks.</summary>
/// <param name="Home">The home.</param>
/// <param name="Configuration">The settings.</param>
/// <param name="Repositories">The registry.</param>
/// <param name="Installer">Installs broken repositories again.</param>
/// <param name="Index">The index, by which cached results are found.</param>
/// <param name="Operation">Ends the checks when it is cancelled.</param>
public sealed record HealthContext(
    CmHome Home, CmConfiguration Configuration, RepositoryRegistry Repositories, RepositoryInstaller Installer, IArtifactIndex Index, Operation Operation);

using CmPowerShell.Engine;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Hosting;

/// <summary>The repository for something new.</summary>
internal static class TargetRepository
{
    /// <summary>The one in front of the name, else the one that -Repo names, else <c>local</c>.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>RepositoryNotFound</c>, <c>RepositoryAmbiguous</c>, <c>InvalidName</c>.</exception>
    public static Repository Find(CmEngine engine, ArtifactName name, string? repo) =>
        name.Repository is { } behind ? engine.Repositories.Get(behind)
        : repo is not null ? engine.Repositories.Get(ObjectName.Parse(repo))
        : engine.Repositories.Local;
}

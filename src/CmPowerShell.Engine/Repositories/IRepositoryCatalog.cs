namespace CmPowerShell.Engine.Repositories;

/// <summary>The registered repositories, in the order in which they are searched: <c>local</c>, the built-in one, then those of <c>repos.json</c>.</summary>
public interface IRepositoryCatalog
{
    /// <summary>The repositories that can be read. A broken or missing one is left out and reported as a problem.</summary>
    IReadOnlyList<Repository> Repositories { get; }

    /// <summary>The problems of registered repositories at the last reading.</summary>
    IReadOnlyList<CmPowerShell.Meta.Errors.CmError> Problems { get; }

    /// <summary>The repository <c>local</c>, where new artifacts and cache entries go.</summary>
    Repository Local { get; }

    /// <summary>Reads the registry again if its file has changed.</summary>
    void Refresh();
}

using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Indexing;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Classic;

/// <summary>What the classic actions need of the engine. Each part is made when it is first asked for, so that <c>cm list repo</c> pays for the registry alone.</summary>
public interface IClassicServices
{
    /// <summary>Full path of the home.</summary>
    string HomePath { get; }

    /// <summary>The registered repositories.</summary>
    IRepositoryCatalog Repositories { get; }

    /// <summary>Finds artifacts.</summary>
    IArtifactIndex Index { get; }

    /// <summary>Runs a script.</summary>
    /// <exception cref="Errors.CmException">Whatever went wrong.</exception>
    RunResult Run(RunRequest request, Operation operation);
}

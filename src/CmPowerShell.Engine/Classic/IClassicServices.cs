using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Caching;
using CmPowerShell.Engine.Execution;
using CmPowerShell.Engine.Hooks.Automations;
using CmPowerShell.Engine.Indexing;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Runs;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Engine.Classic;

/// <summary>What the classic actions need of the engine. Each part is made when it is first asked for, so that <c>cm list repo</c> pays for the registry alone.</summary>
public interface IClassicServices
{
    /// <summary>The home.</summary>
    CmHome Home { get; }

    /// <summary>What the settings are.</summary>
    CmConfiguration Configuration { get; }

    /// <summary>The registered repositories.</summary>
    RepositoryRegistry Repositories { get; }

    /// <summary>Installs, updates and removes repositories.</summary>
    RepositoryInstaller Installer { get; }

    /// <summary>Finds artifacts.</summary>
    ArtifactIndex Index { get; }

    /// <summary>Makes, changes and removes artifacts.</summary>
    ArtifactStore Artifacts { get; }

    /// <summary>Keeps results.</summary>
    CacheStore Cache { get; }

    /// <summary>The runs that the home remembers.</summary>
    RunStore Runs { get; }

    /// <summary>Runs scripts.</summary>
    ScriptRunner Runner { get; }

    /// <summary>The classic grammar's actions.</summary>
    ActionDispatcher Actions { get; }

    /// <summary>The Python module of an automation that a repository declares, or null when it has none. Nothing is run.</summary>
    AutomationModule? FindModule(Artifact automation);
}

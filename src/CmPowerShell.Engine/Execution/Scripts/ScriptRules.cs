using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Installation;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>
/// Finds by which rules a script is run: those of the automation <c>script</c> in its own repository, else in a repository that its own needs, else in
/// another repository of the home. Without any the latest rules count.
/// </summary>
internal sealed class ScriptRules(IArtifactIndex index)
{
    /// <summary>Whether a script follows the rules of mid 2022.</summary>
    public bool Are2022(Artifact script) => Module(script) is { } module && RepositoryGenerations.OfModule(module) == RepositoryGeneration.Script2022;

    private string? Module(Artifact script)
    {
        var own = ModuleIn(script.Repository.ArtifactsPath);
        if (own is not null)
        {
            return own;
        }

        var needed = RepositoryDependencies.NamesOf(script.Repository);
        return index.Find(new ArtifactQuery(WellKnownNames.Automation, new ArtifactName(new ObjectName("", WellKnownNames.Script.Uid), null), TagQuery.Any))
            .OrderByDescending(automation => needed.Any(name => name.Matches(automation.Repository.Name)))
            .Select(automation => ModuleIn(automation.Repository.ArtifactsPath))
            .FirstOrDefault(module => module is not null);
    }

    private static string? ModuleIn(string folder) => Path.Combine(folder, "automation", "script", "module.py") is var module && File.Exists(module) ? module : null;
}

using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Converts an entry of <c>deps</c> to a request: it sees the current values of its caller, and the values of the entry itself override them.</summary>
internal static class ComponentDependency
{
    /// <summary>The request for a dependency.</summary>
    public static RunRequest Request(Dependency dependency, ComponentScope scope, RunRequest caller)
    {
        var env = ComponentMerge.Environments(scope.Env, scope.NewEnv);
        MetaMerge.Into(env, dependency.Env ?? []);
        return new RunRequest
        {
            Automation = Generation.Cmind2022.Automation,
            Name = dependency.Artifact.Length == 0 ? ArtifactName.Any : ArtifactName.Parse(dependency.Artifact),
            Tags = dependency.TagList,
            Env = env,
            State = ComponentMerge.States(scope.State, scope.NewState),
            Inputs = dependency.Entry,
            WorkDirectory = scope.WorkDirectory,
            Quiet = caller.Quiet,
            SkipCache = caller.SkipCache,
        };
    }
}

using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Converts an entry of <c>deps</c> to a request: it sees the current values of its caller, and the values of the entry itself override them.</summary>
internal static class ComponentDependency
{
    /// <summary>The request for a dependency.</summary>
    public static RunRequest Request(MetaMap dependency, ComponentScope scope, RunRequest caller)
    {
        var env = ComponentMerge.Environments(scope.Env, scope.NewEnv);
        MetaMerge.Into(env, dependency.Map("env"));
        var artifact = dependency.Text("artifact");
        return new RunRequest
        {
            Automation = WellKnownNames.Component,
            Name = artifact.Length == 0 ? ArtifactName.Any : ArtifactName.Parse(artifact),
            Tags = dependency.Texts("tags"),
            Env = env,
            State = ComponentMerge.States(scope.State, scope.NewState),
            Inputs = dependency.Clone(),
            WorkDirectory = scope.WorkDirectory,
            Quiet = caller.Quiet,
            SkipCache = caller.SkipCache,
        };
    }
}

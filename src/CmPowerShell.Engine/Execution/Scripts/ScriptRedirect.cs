using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts;

/// <summary>Makes the request for a script that a hook names with <c>skip</c> and <c>script</c>, to be run instead of the script of the hook.</summary>
internal static class ScriptRedirect
{
    private static readonly string[] OwnKeys = ["tags", "artifact", "env", "state", "const", "const_state"];

    /// <summary>The request. What the hook gives replaces what the script has.</summary>
    public static RunRequest Request(ScriptExecution scope, MetaMap other)
    {
        var inputs = new MetaMap(other.Where(pair => !OwnKeys.Contains(pair.Key)));
        if (!other.ContainsKey("add_deps_recursive"))
        {
            inputs["add_deps_recursive"] = scope.Values.Recursive.Table;
        }

        return new RunRequest
        {
            Automation = scope.Generation.Automation,
            Name = other.Text("artifact") is { Length: > 0 } name ? ArtifactName.Parse(name) : ArtifactName.Any,
            Tags = other.Text("tags").Split(','),
            Env = other.Find("env") as MetaMap ?? scope.Env,
            State = other.Find("state") as MetaMap ?? scope.State,
            Const = other.Find("const") as MetaMap ?? scope.Values.Const,
            ConstState = other.Find("const_state") as MetaMap ?? scope.Values.ConstState,
            Inputs = inputs,
            WorkDirectory = scope.Request.WorkDirectory,
        };
    }
}

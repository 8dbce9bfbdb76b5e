using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Dependencies;

/// <summary>
/// Turns an entry of <c>deps</c> into a request. The whole entry becomes input of the script it calls: a key such as <c>md5sum</c> or <c>adr</c> works there
/// as if it had been given on the command line.
/// </summary>
internal static class DependencyRequest
{
    private static readonly string[] Scoped = ["env", "state", "const", "const_state"];
    private static readonly MetaMergeOptions Append = new() { AppendLists = true };

    /// <summary>The request. What the entry says of env, state and constants is taken out of it, so that it counts once.</summary>
    public static RunRequest Create(ScriptExecution scope, MetaMap dependency) => new()
    {
        Automation = WellKnownNames.Script,
        Tags = dependency.Text("tags").Split(','),
        Env = scope.Env,
        State = scope.State,
        Const = scope.Resolution.Const,
        ConstState = scope.Resolution.ConstState,
        Inputs = Inputs(scope, dependency),
        WorkDirectory = scope.WorkDirectory,
    };

    private static MetaMap Inputs(ScriptExecution scope, MetaMap dependency)
    {
        var inputs = new MetaMap();
        foreach (var key in Scoped)
        {
            inputs["local_" + key] = dependency.Map(key);
            if (dependency.Find(key).IsTrue())
            {
                dependency[key] = new MetaMap();
            }
        }

        CopySwitches(scope.Request.Inputs, inputs);
        foreach (var (key, value) in dependency.Where(pair => !Scoped.Contains(pair.Key)))
        {
            inputs[key] = value;
        }

        inputs["add_deps_recursive"] = Recursive(scope, dependency);
        return inputs;
    }

    // The table is handed down as it is, since what dependencies add to it counts for those after them.
    private static MetaMap Recursive(ScriptExecution scope, MetaMap dependency)
    {
        MetaMerge.Into(scope.Resolution.Recursive, dependency.Map("add_deps_recursive"), Append);
        return scope.Resolution.Recursive;
    }

    private static void CopySwitches(MetaMap from, MetaMap to)
    {
        foreach (var key in new[] { "silent", "s", "verbose", "v", "time", "debug_script_tags" })
        {
            if (from.Find(key) is { } value)
            {
                to[key] = value;
            }
        }
    }
}

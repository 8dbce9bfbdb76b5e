using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Dependencies;

/// <summary>
/// Makes a request from an entry of <c>deps</c>. The whole entry becomes input of the script it calls: a key such as <c>md5sum</c> or <c>adr</c> works there
/// as if it had been given on the command line.
/// </summary>
internal static class DependencyRequest
{
    private static readonly string[] Scoped = ["env", "state", "const", "const_state"];

    /// <summary>The request. The values of the entry for env, state and constants are removed from it, so that they count once.</summary>
    public static RunRequest Create(ScriptExecution scope, Dependency dependency) => new()
    {
        Automation = scope.Generation.Automation,
        Tags = dependency.Tags.Split(','),
        Env = scope.Env,
        State = scope.State,
        Const = scope.Values.Const,
        ConstState = scope.Values.ConstState,
        Inputs = Inputs(scope, dependency),
        WorkDirectory = scope.WorkDirectory,
    };

    private static MetaMap Inputs(ScriptExecution scope, Dependency dependency)
    {
        var inputs = new MetaMap();
        foreach (var key in Scoped)
        {
            inputs["local_" + key] = dependency.Take(key);
        }

        CopySwitches(scope.Request.Inputs, inputs);
        foreach (var (key, value) in dependency.Entry.Where(pair => !Scoped.Contains(pair.Key)))
        {
            inputs[key] = value;
        }

        if (dependency.InheritsExpiration && scope.Resolved.CacheExpiration.Length > 0 && !inputs.ContainsKey(ScriptKeys.CacheExpiration.Name))
        {
            inputs[ScriptKeys.CacheExpiration.Name] = scope.Resolved.CacheExpiration;
        }

        inputs[ScriptKeys.AddDepsRecursive.Name] = Recursive(scope, dependency);
        return inputs;
    }

    // The table is passed unchanged, because additions of dependencies apply to later ones.
    private static MetaMap Recursive(ScriptExecution scope, Dependency dependency)
    {
        scope.Values.Recursive.Merge(dependency.RecursiveChanges);
        return scope.Values.Recursive.Table;
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

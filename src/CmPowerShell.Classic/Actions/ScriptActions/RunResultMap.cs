using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.ScriptActions;

/// <summary>The classic result of a run: <c>new_env</c> and <c>new_state</c>; for the later generation also <c>env</c>, <c>state</c> and <c>deps</c>: tags, and in mlcflow the entries of the meta.</summary>
internal static class RunResultMap
{
    internal static MetaMap Create(RunResult result)
    {
        var map = result.Extra.Clone();
        map["return"] = 0;
        map["new_env"] = result.NewEnv.Clone();
        map["new_state"] = result.NewState.Clone();
        var generation = ScriptCatalog.GetGeneration(result.Script);
        if (generation is ScriptGeneration.Script or ScriptGeneration.Mlcflow)
        {
            map["env"] = result.Env.Clone();
            map["state"] = result.State.Clone();
            map["deps"] = generation == ScriptGeneration.Mlcflow ? new MetaList(result.DependencyEntries.Select(entry => entry.Clone())) : MetaList.OfTexts(result.AskedDependencies);
        }

        return map;
    }
}

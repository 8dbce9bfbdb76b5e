using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The changes of a run for its caller.</summary>
/// <param name="NewEnv">The variables.</param>
/// <param name="NewState">The parts of the state.</param>
internal sealed record RunDelta(MetaMap NewEnv, MetaMap NewState)
{
    /// <summary>Extracts the changes of a run from its environment and state; constants override them.</summary>
    public static RunDelta Capture(ScriptExecution scope)
    {
        ScriptEnvironment.Merge(scope.Env, scope.Values.Const);
        ScriptEnvironment.Merge(scope.State, scope.Values.ConstState);
        if (scope.Generation.Results == ResultRule.WholeEnvironment)
        {
            return CaptureChanges(scope);
        }

        var inputs = scope.Request.Inputs;
        return new RunDelta(
            StateDelta.Select(scope.Env, Keys(inputs, "force_new_env_keys", scope.Resolved.NewEnvKeys)),
            StateDelta.Select(scope.State, Keys(inputs, "force_new_state_keys", scope.Resolved.NewStateKeys)));
    }

    private static RunDelta CaptureChanges(ScriptExecution scope)
    {
        var model = scope.Model;
        IReadOnlyList<string> keys = [.. model.NewEnvOnlyKeys, .. model.AddsLocalEnvKeys ? model.LocalEnvKeys : []];
        return new RunDelta(
            keys.Count > 0 ? StateDelta.Select(scope.Env, keys) : ChangedEntries.Find(scope.Request.Env, scope.Env, scope.Variables),
            ChangedEntries.Find(scope.Request.State, scope.State, scope.Variables));
    }

    private static IReadOnlyList<string> Keys(MetaMap inputs, string forced, IReadOnlyList<string> usual) =>
        inputs.Texts(forced) is { Count: > 0 } keys ? keys : usual;
}

using CmPowerShell.Engine.Scripts.Environments;
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
        ScriptEnvironment.Merge(scope.Env, scope.Resolution.Const);
        ScriptEnvironment.Merge(scope.State, scope.Resolution.ConstState);
        if (scope.Follows2022)
        {
            return Of2022(scope);
        }

        var inputs = scope.Request.Inputs;
        return new RunDelta(
            StateDelta.Select(scope.Env, Keys(inputs, "force_new_env_keys", scope.Resolution.NewEnvKeys)),
            StateDelta.Select(scope.State, Keys(inputs, "force_new_state_keys", scope.Resolution.NewStateKeys)));
    }

    private static RunDelta Of2022(ScriptExecution scope)
    {
        var meta = scope.Meta.Map;
        IReadOnlyList<string> keys = [.. meta.Texts("new_env_only_keys"), .. meta.Flag("new_env_only_keys_from_local_env_keys") ? meta.Texts("local_env_keys") : []];
        return new RunDelta(
            keys.Count > 0 ? StateDelta.Select(scope.Env, keys) : ChangedEntries.Find(scope.Request.Env, scope.Env),
            ChangedEntries.Find(scope.Request.State, scope.State));
    }

    private static IReadOnlyList<string> Keys(MetaMap inputs, string forced, IReadOnlyList<string> usual) =>
        inputs.Texts(forced) is { Count: > 0 } keys ? keys : usual;
}

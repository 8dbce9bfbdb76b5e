using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Reuse;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Registration;

/// <summary>Takes data that is there for the result of a script, which does not run.</summary>
internal static class ExternalResult
{
    /// <summary>Puts the variables of the data into the environment, as if the script had done so.</summary>
    /// <param name="scope">The resolved script.</param>
    /// <param name="known">The data.</param>
    /// <exception cref="CmException">
    /// <c>ScriptNotCached</c>: its results are not cached; <c>VariableNotHandedOn</c>: it does not return a variable; <c>VariableNotNamed</c>: the variable for the
    /// data is unknown.
    /// </exception>
    public static void TakeUp(ScriptExecution scope, ExternalData known)
    {
        if (!CacheStage.IsCached(scope))
        {
            throw Problem(scope, "ScriptNotCached", "does not cache its results, so there is nothing to register.", "Run the script, with the path as the value of a variable: -Env.", classicHint: "Run the script, with the path as the value of a variable: --env.NAME=PATH.");
        }

        var keys = scope.Resolved.NewEnvKeys;
        var env = known.Env.Count > 0 ? known.Env : Derived(scope, keys, known.Path);
        var others = env.Keys.Except(StateDelta.Select(env, keys).Keys).ToList();
        if (others.Count > 0)
        {
            throw Problem(scope, "VariableNotHandedOn", $"does not return {string.Join(", ", others)}.", $"It returns {string.Join(", ", keys)}.");
        }

        ScriptEnvironment.Merge(scope.Env, env);
        scope.Env[scope.Variables.Data.DependentPath] = known.Path;
        scope.CacheReason = "the data is there already";
        Report(scope, env, known.Path);
    }

    private static MetaMap Derived(ScriptExecution scope, IReadOnlyList<string> keys, string path)
    {
        var names = PathVariables.Select(keys, File.Exists(path), scope.Variables.Data);
        return names.Count > 0 ? new MetaMap(names.Select(name => KeyValuePair.Create(name, (MetaValue)path))) : throw Problem(
            scope, "VariableNotNamed", "does not declare which of its variables contains the path of the data.", $"Specify it with -Env. The script returns {string.Join(", ", keys)}.", classicHint: $"Specify it with --env.NAME=PATH. The script returns {string.Join(", ", keys)}.");
    }

    private static void Report(ScriptExecution scope, MetaMap env, string path)
    {
        var operation = scope.Context.Operation;
        scope.Context.Detail($"{string.Join(", ", env.Keys)} of {scope.Script.Name} lead to '{path}'.");
        var unset = PathVariables.Named(scope.Resolved.NewEnvKeys, scope.Variables.Data).Except(env.Keys).ToList();
        if (unset.Count > 0)
        {
            operation.Warn("VariablesNotSet", $"The script '{scope.Script.Name}' also returns {string.Join(", ", unset)}, which are not set. Scripts that need them fail; register the data again with values for them.");
        }

        if (PathVariables.InputFor(scope.Model.InputMapping) is { } input)
        {
            operation.Warn("InputForPath", $"The script '{scope.Script.Name}' has the input '{input}' for existing data. Run the script with this input: it checks the data and sets all its variables.");
        }
    }

    private static CmException Problem(ScriptExecution scope, string id, string what, string hint, string? classicHint = null) => new(new CmError(
        id, ReturnCode.Failed, CmErrorCategory.InvalidArgument, $"The script '{scope.Script.Name}' {what}")
    { Hint = hint, ClassicHint = classicHint, Target = scope.Script.Name.ToString() });
}

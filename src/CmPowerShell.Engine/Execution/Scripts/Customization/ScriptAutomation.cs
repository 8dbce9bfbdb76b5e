using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Native;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Customization;

/// <summary>Additional requests of hooks of the later generation to the engine: another native script of their folder.</summary>
internal sealed class ScriptAutomation(IActionAccess actions, ScriptExecution scope, NativeStage native) : HookAccess(actions)
{
    private CmException? _failure;

    /// <summary>The failure whose text a hook returned as its own: a hook returns the error of a native script.</summary>
    /// <param name="result">What the hook returned.</param>
    /// <returns>Null when the hook speaks for itself.</returns>
    public CmException? HandedOn(MetaMap result) => result.Text("error") == _failure?.Error.Text ? _failure : null;

    /// <inheritdoc/>
    public override MetaMap CallAutomation(string method, MetaMap input, Operation operation) =>
        method == "run_native_script" ? RunNativeScript(input, operation) : base.CallAutomation(method, input, operation);

    private MetaMap RunNativeScript(MetaMap input, Operation operation)
    {
        var run = new NativeRun(input.Map("env").Clone(), input.Map("state").Clone(), operation.WorkDirectory ?? scope.WorkDirectory)
        {
            Name = input.Text("script_name"),
            IgnoreError = scope.Flags.IgnoreScriptError || input.Map("run_script_input").Flag("ignore_script_error"),
        };
        try
        {
            native.Run(scope, run);
            return new MetaMap { ["return"] = 0, ["env_tmp"] = run.Env, ["state_tmp"] = run.State };
        }
        catch (CmException exception)
        {
            _failure = exception;
            return new MetaMap
            {
                ["return"] = (int)exception.Error.Code,
                ["error"] = exception.Error.Text,
                ["env_tmp"] = run.Env,
                ["state_tmp"] = run.State,
            };
        }
    }
}

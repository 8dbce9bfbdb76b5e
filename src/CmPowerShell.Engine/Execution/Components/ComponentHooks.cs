using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Calls the hooks of an early component with the argument they expect.</summary>
internal sealed class ComponentHooks(RunServices services, ScriptModel script, RunRequest request, RunContext context)
{
    private static readonly string[] Live = ["env", "state", "new_env", "new_state"];
    private readonly IScriptHooks? _hooks = services.Hooks.Find(script.Artifact.Path, script.Artifact.Repository.Dialect);

    /// <summary>Calls a hook if there is one.</summary>
    /// <returns>What it returned; empty when there is none.</returns>
    /// <exception cref="CmException">The hook failed or returned an error.</exception>
    public MetaMap Call(string function, ComponentScope scope)
    {
        if (_hooks is null || !_hooks.Defines(function, context.Operation))
        {
            return [];
        }

        context.Publish(new HookCalled(script.Artifact.ToString(), function, _hooks.File));
        var call = new HookCall(function, scope.WorkDirectory, Input(scope), Live, new HookAccess(services.Actions.Value)) { Depth = context.Depth, Variables = context.Trail.Session.Locks.Variables };
        var step = new DependencyFrame(script.Artifact, string.Join(',', request.Tags).Trim(), request.Env, new SourceLocation(_hooks.File));
        var outcome = _hooks.Call(call, context.Operation with { Origin = context.Trail.Through(step) });
        services.Index.MarkStale();
        (scope.Env, scope.State) = (outcome.Live["env"], outcome.Live["state"]);
        (scope.NewEnv, scope.NewState) = (outcome.Live["new_env"], outcome.Live["new_state"]);
        scope.WorkDirectory = outcome.WorkDirectory.Length > 0 ? outcome.WorkDirectory : scope.WorkDirectory;
        ThrowIfFailed(function, outcome.Result);
        return outcome.Result;
    }

    private MetaMap Input(ComponentScope scope) => new()
    {
        ["input"] = Inputs(),
        ["automation"] = Generation.Cmind2022.Automation.Alias,
        ["artifact"] = new MetaMap { ["path"] = script.Artifact.Path, ["meta"] = script.Artifact.Meta, ["original_meta"] = script.Artifact.OriginalMeta },
        ["customize"] = script.Customize,
        ["os_info"] = OsInfo.ForComponents(services.Host),
        ["recursion_spaces"] = new string(' ', 2 * context.Depth),
        ["env"] = scope.Env,
        ["state"] = scope.State,
        ["new_env"] = scope.NewEnv,
        ["new_state"] = scope.NewState,
    };

    private MetaMap Inputs()
    {
        var inputs = request.Inputs.Clone();
        if (request.Quiet)
        {
            inputs["quiet"] = true;
        }

        return inputs;
    }

    private void ThrowIfFailed(string function, MetaMap result)
    {
        if (!result.Flag("return"))
        {
            return;
        }

        var error = result.Text("error", "no reason was given");
        if (DependencyErrors.IsCycle(result))
        {
            throw DependencyErrors.CycleThroughHook(error, _hooks!.File);
        }

        var code = int.TryParse(result.Text("return"), out var number) ? (ReturnCode)number : ReturnCode.Failed;
        throw new CmException(new CmError("HookReturnedError", code, CmErrorCategory.ScriptFailed, $"The script '{script.Name}' failed in {function}: {error}")
        {
            Location = new SourceLocation(_hooks!.File),
            Target = script.Name,
        });
    }
}

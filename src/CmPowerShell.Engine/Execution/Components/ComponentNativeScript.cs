using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Native;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Engine.Scripts.Generations;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Components;

/// <summary>Runs the native script of an early component and takes up what it leaves: <c>tmp-run-env.out</c> and <c>tmp-run-new.json</c>.</summary>
internal sealed class ComponentNativeScript(RunServices services, Artifact component, RunContext context)
{
    private const string NewStateFile = "tmp-run-new.json";
    private readonly ShellRegistry _shells = services.Shells.For("", ShellRegistry.Early);

    /// <summary>Runs the script if the component has one for this platform.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="CmException">Id <c>NativeScriptFailed</c>.</exception>
    public bool Run(ComponentScope scope)
    {
        scope.Env[Generation.Cmind2022.Variables.Run.ComponentPath] = component.Path;
        JsonMeta.Save(Path.Combine(scope.WorkDirectory, "tmp-state.json"), scope.State, waitForDisk: false);
        JsonMeta.Save(Path.Combine(scope.WorkDirectory, "tmp-state-new.json"), scope.NewState, waitForDisk: false);
        if (RunScriptFile.Find(component.Path, "run", services.Host, scope.NewEnv, Generation.Cmind2022.Variables.Host, _shells) is not { } file)
        {
            return false;
        }

        using var exchange = new ExchangeFiles(scope.WorkDirectory, NewStateFile, RunEnvironmentFile.Name);
        Start(file, scope);
        TakeUp(scope, _shells.Running(file, services.Host));
        return true;
    }

    private void Start(string file, ComponentScope scope)
    {
        File.Delete(Path.Combine(scope.WorkDirectory, RunEnvironmentFile.Name));
        File.Delete(Path.Combine(scope.WorkDirectory, NewStateFile));
        context.Publish(new NativeScriptStarting(component.ToString(), file, scope.WorkDirectory));
        using var bytecode = BytecodeFolder.Create(onlyPinned: context.Pinned is not null);
        var call = new NativeScriptCall(file, scope.WorkDirectory, bytecode.Complete(ComponentMerge.Environments(scope.Env, scope.NewEnv)))
        {
            Prefix = scope.NewState.Texts("script_prefix"),
            Shells = _shells,
            Depth = context.Depth,
            Run = context.Trail.Session.Locks.Run,
        };
        var end = services.Native.Run(call, context.Operation);
        services.Index.MarkStale();
        scope.ExitCode = end.ExitCode;
        if (end.ExitCode != 0)
        {
            throw ScriptErrors.NativeScriptFailed(component, file, end, ReturnCode.Failed);
        }
    }

    private static void TakeUp(ComponentScope scope, IShell shell)
    {
        var file = Path.Combine(scope.WorkDirectory, NewStateFile);
        if (File.Exists(file) && JsonMeta.Parse(RegularFile.ReadAllText(file), file) is MetaMap state)
        {
            scope.NewState = ComponentMerge.States(scope.NewState, state);
        }

        ComponentMerge.FillEmpty(scope.NewEnv, RunEnvironmentFile.Read(scope.WorkDirectory, shell));
    }
}

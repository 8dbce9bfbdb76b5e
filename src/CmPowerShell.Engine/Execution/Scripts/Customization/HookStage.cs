using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Scripts.Native;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Customization;

/// <summary>Calls the hooks of a script with the argument they expect.</summary>
internal sealed class HookStage(RunServices services, ScriptExecution scope, NativeStage native)
{
    // A plan calls no hooks and does not search for any.
    private readonly Lazy<IScriptHooks?> _hooks = new(() => services.Hooks.Find(scope.Script.Path, scope.Script.Repository.Dialect), LazyThreadSafetyMode.None);

    /// <summary>Whether there is a hook of that name.</summary>
    /// <exception cref="CmException">Id <c>RepositoryNotPinned</c>; searching a hook runs the file that contains it.</exception>
    public bool Defines(string function)
    {
        if (_hooks.Value is not { } hooks)
        {
            return false;
        }

        scope.Context.Pinned?.RequireToRun(scope.Script);
        return hooks.Defines(function, scope.Context.Operation);
    }

    /// <summary>
    /// Whether the file of the hooks contains a name. Other than <see cref="Defines"/> this runs nothing: a hook file may import what a dependency of the script provides.
    /// </summary>
    public bool Mentions(string function) => _hooks.Value is { } hooks && RegularFile.ReadAllText(hooks.File).Contains(function, StringComparison.Ordinal);

    /// <summary>Calls a hook if there is one, and takes up what it changed.</summary>
    /// <returns>What it returned; empty when there is none.</returns>
    /// <exception cref="CmException">The hook failed or returned an error.</exception>
    public MetaMap Call(string function)
    {
        if (!Defines(function) || _hooks.Value is not { } hooks)
        {
            return [];
        }

        scope.Context.Publish(new HookCalled(scope.Script.ToString(), function, hooks.File));
        var access = new ScriptAutomation(services.Actions.Value, scope, native);
        var call = new HookCall(function, scope.WorkDirectory, HookInput.Create(scope, services.Host, function), HookInput.Live(scope, function), access) { Depth = scope.Context.Depth, Variables = scope.Session.Locks.Variables };
        var outcome = hooks.Call(call, scope.Context.Operation with { Origin = Through() });
        services.Index.MarkStale();
        HookInput.TakeUp(scope, outcome.Live, hooks.File);
        scope.WorkDirectory = outcome.WorkDirectory.Length > 0 ? outcome.WorkDirectory : scope.WorkDirectory;
        return outcome.Result.Flag("return") ? throw access.HandedOn(outcome.Result) ?? Failed(function, outcome.Result) : outcome.Result;
    }

    /// <summary>The path to the request of a hook of the script.</summary>
    /// <exception cref="InvalidOperationException">The script has no hooks.</exception>
    public DependencyPath Through() => scope.Context.Trail.Through(new DependencyFrame(
        scope.Script, scope.Asked.Text, scope.Request.Env, new SourceLocation(_hooks.Value?.File ?? throw new InvalidOperationException("There are no hooks."))));

    private CmException Failed(string function, MetaMap result)
    {
        // An exit code has eight bits; published hooks also return the raw status of a process, such as 256.
        var code = int.TryParse(result.Text("return"), out var number) && number is > 0 and < 256 ? (ReturnCode)number : ReturnCode.Failed;
        var error = result.Text("error", "no reason was given");
        if (DependencyErrors.IsCycle(result))
        {
            return DependencyErrors.CycleThroughHook(error, _hooks.Value!.File);
        }

        if (result.Text("error_id") is { Length: > 0 } id)
        {
            return HandedOn(id, code, error);
        }

        return new(new CmError("HookReturnedError", code, CmErrorCategory.ScriptFailed, $"The script '{scope.Script.Name}' failed in {function}: {error}")
        {
            Location = new SourceLocation(_hooks.Value!.File),
            Target = scope.Script.Name.ToString(),
        });
    }

    /// <summary>The failure of a script that the hook ran, and whose answer it returned, stays that failure.</summary>
    private CmException HandedOn(string id, ReturnCode code, string error) => new(new CmError(id, code, CmErrorCategory.ScriptFailed, error)
    {
        NeededBy = [$"{scope.Script.Name} ({_hooks.Value!.File})"],
        Target = scope.Script.Name.ToString(),
    });
}

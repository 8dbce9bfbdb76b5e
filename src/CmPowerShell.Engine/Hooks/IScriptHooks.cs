using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks;

/// <summary>The hooks of one script: <c>customize.py</c> or <c>customize.ps1</c>.</summary>
public interface IScriptHooks
{
    /// <summary>Full path of the file.</summary>
    string File { get; }

    /// <summary>Whether the file defines a function, such as <c>preprocess</c>, <c>postprocess</c> or <c>detect_version</c>.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The file cannot be loaded, or what runs it is not installed.</exception>
    bool Defines(string function, Operation operation);

    /// <summary>Calls a function.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">
    /// The function threw (id <c>HookFailed</c>, with file and line), or its process died. A return value with <c>return</c> above 0 is no exception: the caller decides.
    /// </exception>
    HookOutcome Call(HookCall call, Operation operation);
}

/// <summary>A call of a hook.</summary>
/// <param name="Function">The function.</param>
/// <param name="WorkDirectory">Full path of the directory in which it runs.</param>
/// <param name="Input">
/// The plain values of its argument. Maps in <paramref name="Live"/> are returned with the changes of the hook.
/// <c>artifact</c> (a map with <c>path</c>, <c>meta</c>, <c>original_meta</c>) and <c>automation</c> (the alias of the automation) become objects on the other side.
/// </param>
/// <param name="Live">The keys of <paramref name="Input"/> that the hook changes in place, such as <c>env</c> and <c>state</c>.</param>
/// <param name="Access">Answers the hook's calls of the engine.</param>
public sealed record HookCall(string Function, string WorkDirectory, MetaMap Input, IReadOnlyList<string> Live, IEngineAccess Access)
{
    /// <summary>The depth of the script in the tree of dependencies.</summary>
    public int Depth { get; init; }

    /// <summary>Variables of the process in which the hook runs, and so of the programs that it starts.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}

/// <summary>The return value and the changes of a hook.</summary>
/// <param name="Result">Its return value; empty when it returned nothing.</param>
/// <param name="Live">
/// The live maps after the call, by key. A value that the hook did not change is the caller's own object, and so is a whole map.
/// If one live map was an entry of another (such as <c>state</c> in <c>run_script_input</c>), it still is, unless the hook has separated them.
/// </param>
public sealed record HookOutcome(MetaMap Result, IReadOnlyDictionary<string, MetaMap> Live)
{
    /// <summary>
    /// Full path of the directory in which the hook left the process; empty when it has not changed it. Published hooks change to the
    /// directory in which their native script must run, so the caller continues there.
    /// </summary>
    public string WorkDirectory { get; init; } = "";
}

/// <summary>The calls of a hook into the engine. They happen while the hook runs and may run other scripts and hooks.</summary>
public interface IEngineAccess : IActionAccess
{
    /// <summary>
    /// A method of the automation object that only the engine can do. There is one, <c>run_native_script</c>: its input has <c>script_name</c>
    /// (empty for the usual script), <c>env</c>, <c>state</c> and <c>run_script_input</c> (the hook's, without env, state and meta); it runs that script in
    /// <see cref="Operation.WorkDirectory"/>, calls no hook, and answers with <c>return</c>, <c>error</c>, <c>env_tmp</c> (the environment afterwards) and,
    /// where the script changed it, <c>state_tmp</c>. The hook's own <c>env</c> and <c>state</c> then become these.
    /// </summary>
    /// <param name="method">The name of the method.</param>
    /// <param name="input">Its argument.</param>
    /// <param name="operation">The operation.</param>
    MetaMap CallAutomation(string method, MetaMap input, Operation operation);
}

/// <summary>Finds the hooks of a script.</summary>
public interface IHookProvider
{
    /// <summary>The hooks in the folder of a script, or null when it has none. Starts nothing.</summary>
    IScriptHooks? Find(string scriptPath);
}

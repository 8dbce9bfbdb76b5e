using System.Management.Automation.Language;
using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.PowerShell;
using CmPowerShell.Meta.Values;
using CmPowerShell.Values;

namespace CmPowerShell.Hooks;

/// <summary>Runs the functions of <c>customize.ps1</c>, each call in a separate runspace, so that calls do not affect each other.</summary>
internal sealed class PowerShellHookRunner : IPowerShellHookRunner
{
    private CmEngine? _engine;

    /// <summary>Opens an engine whose hooks run in PowerShell, with the cmdlets of this module, which then work as a part of the run.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The home cannot be opened.</exception>
    public static CmEngine OpenEngine(CmEngineOptions options) => OpenEngine(options, out _);

    /// <inheritdoc cref="OpenEngine(CmEngineOptions)"/>
    /// <param name="options">How to open it.</param>
    /// <param name="runner">Runs its hooks.</param>
    public static CmEngine OpenEngine(CmEngineOptions options, out PowerShellHookRunner runner)
    {
        runner = new PowerShellHookRunner();
        return runner._engine = ClassicEngine.Open(options with { PowerShellHooks = runner, Reopen = OpenEngine });
    }

    /// <inheritdoc/>
    public bool Defines(string file, string function, Operation operation) =>
        HookFile.Parse(file).Find(ast => ast is FunctionDefinitionAst definition && IsCalled(definition, function), searchNestedScriptBlocks: false) is not null;

    /// <inheritdoc/>
    public HookOutcome Call(string file, HookCall call, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(operation);
        var script = HookFile.Parse(file);
        var input = HookInput.Create(call.Input);
        using var runspace = new HookRunspace(file, call, operation, _engine);
        runspace.Load(script);
        var result = runspace.Invoke(input);
        return new HookOutcome(GetResult(result, file, call), Live(input, file, call)) { WorkDirectory = runspace.ChangedDirectory };
    }

    private static bool IsCalled(FunctionDefinitionAst definition, string function) =>
        string.Equals(definition.Name, function, StringComparison.OrdinalIgnoreCase);

    private static MetaMap GetResult(System.Collections.IDictionary? result, string file, HookCall call) =>
        HookErrors.Guard(file, call, () => ToMeta.Map(result, $"the return value of {call.Function}"));

    private static Dictionary<string, MetaMap> Live(System.Collections.Specialized.OrderedDictionary input, string file, HookCall call) =>
        call.Live.Where(call.Input.ContainsKey).ToDictionary(
            key => key,
            key => HookErrors.Guard(file, call, () => HookMapMerge.Merge(call.Input.Map(key), After(input[key], key))));

    private static MetaMap After(object? value, string key) =>
        ToMeta.Value(value, $"$i.{key}") as MetaMap ?? throw HookErrors.NoMap(key);
}

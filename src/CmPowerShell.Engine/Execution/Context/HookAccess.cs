using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>Answers the calls of a hook that belong to no generation: the unified entry.</summary>
internal class HookAccess(IActionAccess actions) : IEngineAccess
{
    /// <inheritdoc/>
    public virtual MetaMap Access(MetaMap input, Operation operation) => actions.Access(input, operation);

    /// <inheritdoc/>
    public MetaMap ReadCommandLine(MetaValue commandLine, Operation operation) => actions.ReadCommandLine(commandLine, operation);

    /// <inheritdoc/>
    public virtual MetaMap CallAutomation(string method, MetaMap input, Operation operation) => new()
    {
        ["return"] = 1,
        ["error"] = $"the automation has no method '{method}'",
    };
}

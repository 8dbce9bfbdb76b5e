using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Modules;

/// <summary>
/// Answers the calls of a module's action. A call that prints nothing reports no warnings, such as an empty search; the action handles them:
/// it gets the result. It stays a detail.
/// </summary>
internal sealed class ModuleAccess(IActionAccess actions) : HookAccess(actions)
{
    /// <inheritdoc/>
    public override MetaMap Access(MetaMap input, Operation operation) =>
        base.Access(input, input.Text("out").Length > 0 ? operation : operation with { Events = new QuietWarnings(operation.Events) });

    private sealed class QuietWarnings(IEventSink next) : IEventSink
    {
        public void Publish(EngineEvent engineEvent) =>
            next.Publish(engineEvent is WarningReported warning ? new DetailReported(warning.Text) { Depth = warning.Depth } : engineEvent);
    }
}

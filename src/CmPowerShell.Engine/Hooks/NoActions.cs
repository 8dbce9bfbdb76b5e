using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks;

/// <summary>Refuses the calls of hooks in an engine that was opened without actions.</summary>
internal sealed class NoActions : IActionAccess
{
    /// <inheritdoc/>
    public MetaMap Access(MetaMap input, Operation operation) => new()
    {
        ["return"] = 1,
        ["error"] = "This engine was opened without the classic actions.",
    };

    /// <summary>Reads nothing; <see cref="Access"/> refuses the call that follows.</summary>
    public MetaMap ReadCommandLine(MetaValue commandLine, Operation operation) => [];
}

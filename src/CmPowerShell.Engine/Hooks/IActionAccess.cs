using CmPowerShell.Engine.Events;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Hooks;

/// <summary>The unified entry of the classic tools.</summary>
public interface IActionAccess
{
    /// <summary>
    /// Does an action: a map with <c>action</c>, <c>automation</c>, <c>artifact</c>, … The answer has <c>return</c> and, above 0, <c>error</c>.
    /// Never throws for a user's mistake.
    /// </summary>
    MetaMap Access(MetaMap input, Operation operation);
}

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

    /// <summary>Reads a command line of the classic grammar into the map that <see cref="Access"/> takes.</summary>
    /// <param name="commandLine">A text, which is split as a POSIX shell does it, or a list of words.</param>
    /// <param name="operation">The operation; files after <c>@</c> are relative to its current folder.</param>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">The command line breaks the grammar, or a file in it cannot be read.</exception>
    MetaMap ReadCommandLine(MetaValue commandLine, Operation operation);
}

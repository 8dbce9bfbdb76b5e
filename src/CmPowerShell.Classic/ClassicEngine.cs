using CmPowerShell.Classic.Dispatch;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine;

namespace CmPowerShell.Classic;

/// <summary>Opens engines that answer classic commands, from the command line and from hooks.</summary>
public static class ClassicEngine
{
    /// <summary>Opens a home for an engine with the classic actions.</summary>
    /// <param name="options">The home and the programs that the engine uses.</param>
    public static CmEngine Open(CmEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return CmEngine.Open(options with
        {
            Actions = engine => new ActionDispatcher(engine),
            ParseFlags = flags => ClassicCommandLine.Parse(flags).Input,
        });
    }

    /// <summary>Gets the classic actions of an engine.</summary>
    /// <exception cref="InvalidOperationException">The engine was not opened by <see cref="Open"/>.</exception>
    public static ActionDispatcher ClassicActions(this CmEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return engine.Actions as ActionDispatcher ?? throw new InvalidOperationException($"The engine was opened without {nameof(ClassicEngine)}.");
    }
}

using CmPowerShell.Classic.Contracts;
using CmPowerShell.Cli.Output;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;

namespace CmPowerShell.Cli;

/// <summary>The command line of one family of tools: how arguments are read, and how results and exit codes are shown.</summary>
internal interface IProgramGrammar
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException">They break the grammar.</exception>
    ProgramCommand Parse(string[] arguments);

    /// <summary>Guesses the output of arguments that cannot be read.</summary>
    OutputMode Guess(string[] arguments);

    /// <summary>The outcome with commands of this grammar in its texts.</summary>
    ActionOutcome Reword(ActionOutcome outcome);

    /// <summary>The exit code of an outcome.</summary>
    int ExitCode(ActionOutcome outcome);
}

/// <summary>A command that was read.</summary>
/// <param name="Mode">Its output.</param>
/// <param name="Run">Runs it with an engine that was opened with the classic actions.</param>
internal sealed record ProgramCommand(OutputMode Mode, Func<CmEngine, Operation, ActionOutcome> Run)
{
    /// <summary>Changes the options with which the engine is opened; the default changes nothing.</summary>
    public Func<CmEngineOptions, CmEngineOptions> Configure { get; init; } = options => options;

    /// <summary>Changes what a formatter makes; the default changes nothing.</summary>
    public Func<IEventFormatter, IEventFormatter> Adapt { get; init; } = formatter => formatter;
}

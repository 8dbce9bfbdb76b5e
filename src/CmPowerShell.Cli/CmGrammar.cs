using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Cli.Output;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cli;

/// <summary>The command line of <c>cm</c>.</summary>
internal sealed class CmGrammar : IProgramGrammar
{
    /// <inheritdoc/>
    public ProgramCommand Parse(string[] arguments)
    {
        var request = ClassicCommandLine.Parse(arguments);
        var mode = OutputMode.FromRequest(request);
        return new ProgramCommand(mode, (engine, operation) => engine.ClassicActions().Execute(mode.Prepare(request), operation));
    }

    /// <inheritdoc/>
    public OutputMode Guess(string[] arguments) => OutputMode.Guess(arguments);

    /// <inheritdoc/>
    public ActionOutcome Reword(ActionOutcome outcome) => outcome;

    /// <inheritdoc/>
    /// <remarks>As with grep, the exit code distinguishes an empty answer.</remarks>
    public int ExitCode(ActionOutcome outcome) => (int)(outcome.FoundNothing ? ReturnCode.NotFound : outcome.Code);
}

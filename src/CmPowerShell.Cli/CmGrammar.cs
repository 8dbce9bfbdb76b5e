using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Cli.Output;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Cli;

/// <summary>The command line of <c>cm</c>.</summary>
/// <param name="leading">The words in front of the arguments, which the name of the program means.</param>
internal sealed class CmGrammar(params IReadOnlyList<string> leading) : IProgramGrammar
{
    /// <inheritdoc/>
    public ProgramCommand Parse(string[] arguments)
    {
        var request = ClassicCommandLine.Parse([.. leading, .. arguments]);
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

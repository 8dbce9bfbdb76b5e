using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Cli.Output;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Cli;

/// <summary>The command line of <c>mlc</c> and its short forms.</summary>
/// <param name="leading">The words that the name of the program stands for.</param>
internal sealed class MlcGrammar(IReadOnlyList<string> leading) : IProgramGrammar
{
    /// <inheritdoc/>
    public ProgramCommand Parse(string[] arguments)
    {
        var command = MlcCommand.Parse(leading, arguments);
        return new ProgramCommand(
            new OutputMode(command.IsJson, command.IsVerbose, command.IsSilent),
            (engine, operation) => new MlcDispatcher(engine, engine.ClassicActions()).Execute(command, operation))
        {
            Configure = options =>
            {
                var home = CmHome.LocateMlcflow();
                return options with { HomePath = home.Path, HomeLayout = home.Layout };
            },

            // A build service orders all lines of a step itself.
            Adapt = formatter => formatter is TextEventFormatter ? new MlcFormatter(formatter, command.AnswersOnOutput, Console.IsErrorRedirected ? TimeProvider.System : null) : formatter,
        };
    }

    /// <inheritdoc/>
    public OutputMode Guess(string[] arguments) => OutputMode.Guess(arguments);

    /// <inheritdoc/>
    public int ExitCode(ActionOutcome outcome) => MlcDispatcher.GetExitCode(outcome);
}

using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Mlcflow;
using CmPowerShell.Cli.Output;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Cli;

/// <summary>The command line of <c>mlc</c> and its short forms.</summary>
/// <param name="leading">The words that the name of the program means.</param>
internal sealed class MlcGrammar(IReadOnlyList<string> leading) : IProgramGrammar
{
    /// <inheritdoc/>
    public ProgramCommand Parse(string[] arguments)
    {
        var command = MlcCommand.Parse(leading, arguments).Asking(canAsk: !Console.IsInputRedirected);
        var isolation = MlcIsolation.Begin(command, CmHome.LocateMlcflow());
        return new ProgramCommand(new OutputMode(command.IsJson, command.IsVerbose, command.IsSilent), (engine, operation) => Run(command, isolation, engine, operation))
        {
            Configure = options => InHome(options, isolation),

            // A build service orders all lines of a step itself.
            Adapt = formatter => formatter is TextEventFormatter ? new MlcFormatter(formatter, command.AnswersOnOutput, Console.IsErrorRedirected ? TimeProvider.System : null) : formatter,
        };
    }

    /// <inheritdoc/>
    public OutputMode Guess(string[] arguments) => OutputMode.Guess(arguments);

    /// <inheritdoc/>
    public ActionOutcome Reword(ActionOutcome outcome) => MlcWording.Reword(outcome);

    /// <inheritdoc/>
    public int ExitCode(ActionOutcome outcome) => MlcDispatcher.GetExitCode(outcome);

    private static CmEngineOptions InHome(CmEngineOptions options, MlcIsolation? isolation)
    {
        var home = isolation?.Home ?? CmHome.LocateMlcflow();
        if (isolation is not null)
        {
            // Also for the commands that scripts call.
            Environment.SetEnvironmentVariable(CmHome.MlcflowVariable, home.Path);
            Directory.SetCurrentDirectory(isolation.Folder);
        }

        return options with { HomePath = home.Path, HomeLayout = home.Layout };
    }

    private static ActionOutcome Run(MlcCommand command, MlcIsolation? isolation, CmEngine engine, Operation operation)
    {
        try
        {
            isolation?.Install(engine, operation);
            return new MlcDispatcher(engine, engine.ClassicActions()).Execute(command, operation);
        }
        finally
        {
            isolation?.End();
        }
    }
}

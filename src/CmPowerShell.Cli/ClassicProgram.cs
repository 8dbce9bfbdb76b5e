using CmPowerShell.Cli.Input;
using CmPowerShell.Cli.Output;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Classic;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Hooks;

namespace CmPowerShell.Cli;

/// <summary>A classic command: reads the command line, does the action, shows the outcome.</summary>
internal sealed class ClassicProgram
{
    private readonly OutputMode _mode;
    private readonly Terminal _terminal;
    private readonly IEventFormatter _formatter;

    private ClassicProgram(OutputMode mode)
    {
        _mode = mode;
        _terminal = new Terminal(mode.IsJson);
        _formatter = mode.Formatter();
    }

    /// <summary>Runs the command.</summary>
    /// <returns>The exit code: the classic return code, or 128 and the number of the signal that ended it.</returns>
    internal static int Run(string[] arguments)
    {
        try
        {
            var request = ClassicCommandLine.Parse(arguments);
            return new ClassicProgram(OutputMode.Of(request)).Run(request);
        }
        catch (CmException failure)
        {
            return new ClassicProgram(OutputMode.Guess(arguments)).Show(ActionOutcome.Of(failure.Error));
        }
    }

    private int Run(ClassicRequest request)
    {
        using var interrupts = new Interrupts();
        try
        {
            using var engine = CmEngine.Open(new CmEngineOptions { PowerShellHooks = new PowerShellHookRunner() });
            var input = new Lazy<TextReader>(() => new StreamReader(Console.OpenStandardInput()));
            var interaction = new TerminalInteraction(_terminal, input, interrupts.Token);
            var operation = new Operation(new TerminalEventSink(_terminal, _formatter), interaction, interrupts.Token);
            var outcome = engine.Actions.Execute(_mode.Prepare(request), operation);
            return Show(outcome);
        }
        catch (OperationCanceledException) when (interrupts.Token.IsCancellationRequested)
        {
            _terminal.Write(new("CM: interrupted", OutputChannel.Error));
            return interrupts.ExitCode;
        }
        catch (CmException failure)
        {
            return Show(ActionOutcome.Of(failure.Error));
        }
        catch (Exception fault)
        {
            return Show(ActionOutcome.Of(Unexpected(fault)));
        }
    }

    /// <summary>A fault of the program itself, in the form of every other error.</summary>
    private static CmError Unexpected(Exception fault) => new(
        "UnexpectedFailure", ReturnCode.Failed, CmErrorCategory.Storage, $"{fault.GetType().Name}: {fault.Message}")
    {
        Hint = "This should not happen. Run it again with --verbose and report what it prints.",
        Details = fault.ToString(),
    };

    private int Show(ActionOutcome outcome)
    {
        if (_mode.IsJson)
        {
            _terminal.WriteAnswer(JsonMeta.Write(outcome.Result));
        }
        else if (outcome.Error is { } error)
        {
            foreach (var line in _formatter.Format(error))
            {
                _terminal.Write(line);
            }
        }

        // As with grep, an empty answer can be told from one that holds something.
        return (int)(outcome.FoundNothing ? ReturnCode.NotFound : outcome.Code);
    }
}

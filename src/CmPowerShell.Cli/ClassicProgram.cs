using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Cli.Input;
using CmPowerShell.Cli.Output;
using CmPowerShell.Cli.PowerShellHost;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Formatting;
using CmPowerShell.Engine.Formatting.Selection;
using CmPowerShell.Engine.Hooks.PowerShell.Hosting;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Cli;

/// <summary>A command: reads the command line by its grammar, does the action, shows the outcome.</summary>
internal sealed class ClassicProgram : IDisposable
{
    private readonly IProgramGrammar _grammar;
    private readonly OutputMode _mode;
    private readonly Terminal _terminal;
    private readonly IEventFormatter _formatter;

    private ClassicProgram(IProgramGrammar grammar, OutputMode mode, IEventFormatter formatter, OutputGuard guard)
    {
        _grammar = grammar;
        _mode = mode;
        _terminal = new Terminal(mode.IsJson, guard);
        _formatter = formatter;
    }

    /// <summary>Runs the command.</summary>
    /// <param name="grammar">How arguments are read.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The exit code of the grammar, or 128 and the number of the signal that ended it.</returns>
    internal static int Run(IProgramGrammar grammar, string[] arguments)
    {
        try
        {
            var command = grammar.Parse(arguments);
            using var program = new ClassicProgram(grammar, command.Mode, command.Adapt(command.Mode.Formatter()), OutputGuards.Of(Environment.GetEnvironmentVariable));
            return program.Run(command);
        }
        catch (CmException failure)
        {
            var mode = grammar.Guess(arguments);
            using var program = new ClassicProgram(grammar, mode, mode.Formatter(OutputFormat.Text), OutputGuards.OfServices(Environment.GetEnvironmentVariable));
            return program.Show(ActionOutcome.FromError(failure.Error));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _terminal.Dispose();

    private int Run(ProgramCommand command)
    {
        using var interrupts = new Interrupts(isLimited: true);
        try
        {
            using var hooks = new PowerShellHookHost(HookStart.InfoFor);
            using var engine = ClassicEngine.Open(command.Configure(new CmEngineOptions { PowerShellHooks = hooks }));
            var operation = new Operation(new TerminalEventSink(_terminal, _formatter), Interaction(interrupts.Token), interrupts.Token);
            return Show(command.Run(engine, operation));
        }
        catch (OperationCanceledException) when (interrupts.Token.IsCancellationRequested)
        {
            Write(_formatter.Close());
            _terminal.Write(new("CM: interrupted", OutputChannel.Error));
            return interrupts.ExitCode;
        }
        catch (CmException failure)
        {
            return Show(ActionOutcome.FromError(failure.Error));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Show(ActionOutcome.FromError(StorageFailed(fault)));
        }
        catch (Exception fault)
        {
            return Show(ActionOutcome.FromError(Unexpected(fault)));
        }
    }

    // On an agent a question would never be answered.
    private IInteraction Interaction(CancellationToken cancellation) => OutputFormats.IsUnattended(Environment.GetEnvironmentVariable)
        ? NoInteraction.Instance
        : new TerminalInteraction(_terminal, new Lazy<TextReader>(() => new StreamReader(Console.OpenStandardInput())), cancellation);

    /// <summary>A fault of the disk or of permissions, whose message names the file.</summary>
    private static CmError StorageFailed(Exception fault) => new(
        "StorageFailed", ReturnCode.Failed, fault is UnauthorizedAccessException ? CmErrorCategory.PermissionDenied : CmErrorCategory.Storage, $"A file could not be read or written: {fault.Message}")
    {
        Hint = "Check the free space, the permissions and the disk, and run it again.",
        Details = fault.ToString(),
    };

    /// <summary>A fault of the program itself, in the form of every other error.</summary>
    private static CmError Unexpected(Exception fault) => new(
        "UnexpectedFailure", ReturnCode.Failed, CmErrorCategory.Storage, $"{fault.GetType().Name}: {fault.Message}")
    {
        Hint = "This should not happen. Run it again with --verbose and report what it prints.",
        Details = fault.ToString(),
    };

    private int Show(ActionOutcome done)
    {
        var outcome = _grammar.Reword(done);
        Write(_formatter.Finish());
        if (_mode.IsJson)
        {
            _terminal.WriteAnswer(JsonMeta.Write(outcome.Result));
        }
        else if (outcome.Error is { } error)
        {
            Write(_formatter.Format(error));
        }

        return _grammar.ExitCode(outcome);
    }

    private void Write(IEnumerable<OutputLine> lines)
    {
        foreach (var line in lines)
        {
            _terminal.Write(line);
        }
    }
}

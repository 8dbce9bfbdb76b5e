using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CmPowerShell.Cli.Input;

namespace CmPowerShell.Cli.PowerShellHost;

/// <summary>Runs a request in the engine inside this program.</summary>
internal sealed class EmbeddedPowerShell : IDisposable
{
    private readonly ConsoleHost _host = new();
    private readonly Runspace _runspace;

    private EmbeddedPowerShell()
    {
        _runspace = RunspaceFactory.CreateRunspace(_host, State());
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
        _runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction = MissingCommand.Explain;
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    /// <summary>Runs the request.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(PowerShellRequest request)
    {
        using var interrupts = new Interrupts();
        using var session = new EmbeddedPowerShell();
        foreach (var (name, value) in StartScript.Variables(request, ModuleLayout.Manifest))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var isDone = session.Invoke(StartCommand(request), interrupts.Token);
        return interrupts.Token.IsCancellationRequested ? interrupts.ExitCode : session.ExitCode(isDone);
    }

    private static InitialSessionState State()
    {
        // The full default needs modules that only pwsh has.
        var state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.UseCurrentThread;
        if (OperatingSystem.IsWindows())
        {
            // As in pwsh: without it the start script beside the program would not run.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        return state;
    }

    private static Command StartCommand(PowerShellRequest request)
    {
        var command = new Command(StartScript.Path);
        foreach (var parameter in ScriptArguments.Parse(request.Arguments))
        {
            command.Parameters.Add(parameter);
        }

        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        return command;
    }

    /// <summary>Runs a command with everything it writes going to the host.</summary>
    /// <returns>Whether it came to its end.</returns>
    private bool Invoke(Command command, CancellationToken cancellation)
    {
        using var shell = PowerShell.Create(_runspace);
        using var stop = cancellation.Register(() => shell.BeginStop(null, null));
        shell.Commands.AddCommand(command).AddCommand("Out-Default");
        try
        {
            shell.Invoke();
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException failure)
        {
            Show(failure.ErrorRecord);
            return false;
        }
    }

    /// <summary>Shows the error that ended the script as every other one: it goes through an error stream, which only a command has.</summary>
    private void Show(ErrorRecord error)
    {
        var command = new Command("[CmdletBinding()] param($Record) $PSCmdlet.WriteError($Record)", isScript: true) { Parameters = { { "Record", error } } };
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        using var shell = PowerShell.Create(_runspace);
        shell.Commands.AddCommand(command).AddCommand("Out-Default");
        shell.Invoke();
    }

    /// <summary>What <c>exit</c> asked for; 1 after an error that ended the script.</summary>
    private int ExitCode(bool isDone) =>
        _host.ExitCode ?? (!isDone ? 1 : _runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int? ?? 0);
}

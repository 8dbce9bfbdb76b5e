using System.Diagnostics;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>Opens a shell with the variables of a run for the user, in the terminal of the program itself.</summary>
internal sealed class InteractiveShell(HostInfo host)
{
    /// <summary>Runs the shell until the user leaves it. Its exit code does not affect the run.</summary>
    /// <param name="env">The variables.</param>
    /// <param name="directory">Full path of the directory in which it starts.</param>
    /// <param name="operation">The operation; in a session that is not interactive there is a warning instead of a shell.</param>
    /// <exception cref="CmException">Id <c>ProgramNotStarted</c>.</exception>
    public void Run(MetaMap env, string directory, Operation operation)
    {
        if (!operation.Interaction.CanAsk)
        {
            operation.Warn("ShellNotStarted", "No interactive shell was started: the session is not interactive.");
            return;
        }

        operation.Events.Publish(new OutputReceived($"A shell in '{directory}' with the variables of the run. Type exit to leave it.", IsError: false));
        using var tree = ChildProcess.Start(StartInfo(env, directory));
        tree.WaitForExit(operation.Cancellation);
    }

    private ProcessStartInfo StartInfo(MetaMap env, string directory)
    {
        var info = new ProcessStartInfo(ShellRegistry.Default.UsualOn(host).InteractiveProgram) { WorkingDirectory = directory, UseShellExecute = false };
        foreach (var (name, value) in EnvironmentBlock.Create(env, ProcessVariables.Current(host.IsWindows), host).Variables)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}

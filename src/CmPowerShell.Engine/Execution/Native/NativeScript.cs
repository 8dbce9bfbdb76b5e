using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Locking;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Native;

/// <summary>Runs the native script of a script artifact in a work directory.</summary>
internal sealed class NativeScript(HostInfo host)
{
    /// <summary>Whether the scripts may use the network.</summary>
    public NetworkRule Network { get; init; } = NetworkRule.Allowed;

    /// <summary>Runs a script: the process sets the variables, and the temporary script can also be run by hand.</summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="CmException">The shell is not there (<c>ProgramNotStarted</c>), or the work directory cannot be written.</exception>
    public ProgramEnd Run(NativeScriptCall call, Operation operation)
    {
        var variables = EnvironmentBlock.Create(call.Env, ProcessVariables.Current(host.IsWindows), host, call.JoinsLists).Variables;
        var shell = call.Shells.Running(call.Script, host);
        var (file, text) = (call.TemporaryName + shell.Extension, shell.FileMark(host) + shell.Call(variables, call.Prefix, call.Script));
        AtomicFile.WriteText(Path.Combine(call.WorkDirectory, file), text, waitForDisk: false);
        MakeExecutable(Path.Combine(call.WorkDirectory, file));
        if (call.CopyName.Length > 0)
        {
            var copy = Path.Combine(call.WorkDirectory, call.CopyName + Path.GetExtension(file));
            AtomicFile.WriteText(copy, text, waitForDisk: false);
            MakeExecutable(copy);
        }

        var all = variables.Concat(shell.OfProcess(variables, call.Script)).Append(KeyValuePair.Create(RunIdentity.Variable, call.Run.Id)).ToList();
        var start = shell.Start(host, file);
        var process = new ChildProcessStart(start.Program, start.Arguments, call.WorkDirectory, all);
        return ChildProcess.Run(Network.IsOffline ? NetworkIsolation.Apply(process) : process, operation, call.Depth);
    }

    /// <summary>Writes a script that sets variables in a shell, for use by hand.</summary>
    /// <param name="directory">Full path of the directory.</param>
    /// <param name="env">The variables.</param>
    /// <param name="baseName">The name of the file without its extension.</param>
    /// <param name="prefix">Lines before the variables.</param>
    public void WriteEnvironmentScript(string directory, MetaMap env, string baseName = "tmp-env", IReadOnlyList<string>? prefix = null)
    {
        var variables = EnvironmentBlock.Create(env, ProcessVariables.Current(host.IsWindows), host).Variables;
        var shell = ShellRegistry.Default.UsualOn(host);
        var text = string.Concat((prefix ?? []).Select(line => line + shell.LineEnd)) + shell.Variables(variables);
        var path = Path.Combine(directory, baseName + shell.Extension);
        AtomicFile.WriteText(path, text, waitForDisk: false);
        MakeExecutable(path);
    }

    private void MakeExecutable(string path)
    {
        if (!host.IsWindows && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}

/// <summary>A call of a native script.</summary>
/// <param name="Script">Full path of the script.</param>
/// <param name="WorkDirectory">Full path of the directory in which it runs.</param>
/// <param name="Env">The env of the run.</param>
internal sealed record NativeScriptCall(string Script, string WorkDirectory, MetaMap Env)
{
    /// <summary>Lines of the state key <c>script_prefix</c>, put before everything else.</summary>
    public IReadOnlyList<string> Prefix { get; init; } = [];

    /// <summary>Base name of the temporary script.</summary>
    public string TemporaryName { get; init; } = "tmp-run";

    /// <summary>Base name of a copy of the temporary script that is kept for debugging; empty for none.</summary>
    public string CopyName { get; init; } = "";

    /// <summary>Whether a list under a plain name becomes its items, joined with the separator of lists.</summary>
    public bool JoinsLists { get; init; }

    /// <summary>The shells of the generation.</summary>
    public ShellRegistry Shells { get; init; } = ShellRegistry.Default;

    /// <summary>Depth in the tree of dependencies, for events.</summary>
    public int Depth { get; init; }

    /// <summary>The run to which it belongs, for the programs that it starts.</summary>
    public required RunIdentity Run { get; init; }
}

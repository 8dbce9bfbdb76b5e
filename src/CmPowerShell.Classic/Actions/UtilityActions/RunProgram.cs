using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary>
/// <c>cm system utils -- PROGRAM ARGUMENTS</c>: runs a program and returns its output. A hook gives the whole command line as <c>cmd</c>, which a shell runs.
/// </summary>
internal sealed class RunProgram : IClassicAction
{
    public string Name => "system";

    public string Summary => "Runs a program and returns its exit code and output.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("path", "the folder in which it runs; the default is the current one"),
        new("env.NAME", "variables to set for it"),
        new("stdout, stderr", "files for its output"),
        new(ActionInput.Rest, "the program and its arguments"),
    ];

    public ActionOutcome Run(ActionCall call)
    {
        var output = new CollectedOutput();
        var end = ChildProcess.Run(Start(call), call.Operation with { Events = output }, depth: 0);
        var (written, errors) = (output.Text(isError: false), output.Text(isError: true));
        Keep(call, "stdout", written);
        Keep(call, "stderr", errors);
        var all = string.Join('\n', new[] { written, errors }.Where(text => text.Length > 0));
        call.Print(all);
        return ActionOutcome.Done(("ret", end.ExitCode), ("stdout", written), ("stderr", errors), ("std", all));
    }

    private static ChildProcessStart Start(ActionCall call)
    {
        var folder = call.Operation.FullPath(call.Request.Input.Text("path", "."));
        var env = call.Request.Input.Map("env");
        var variables = env.Keys.Select(name => KeyValuePair.Create(name, env.Text(name))).ToList();
        return call.Request.Unparsed switch
        {
            { Count: > 0 } words => new(words[0], words.Skip(1).ToList(), folder, variables),
            _ when call.Request.Input.Find("cmd") is MetaText { Value: { Length: > 0 } line } => OfShell(line, folder, variables),
            _ => throw RequiredInput.Missing(call, "cmd"),
        };
    }

    private static ChildProcessStart OfShell(string line, string folder, IReadOnlyList<KeyValuePair<string, string>> variables) =>
        OperatingSystem.IsWindows() ? new("cmd.exe", ["/d", "/c", line], folder, variables) : new("/bin/sh", ["-c", line], folder, variables);

    private static void Keep(ActionCall call, string key, string text)
    {
        if (call.Request.Input.Text(key) is { Length: > 0 } file)
        {
            AtomicFile.WriteText(call.Operation.FullPath(file), text + "\n");
        }
    }

    private sealed class CollectedOutput : IEventSink
    {
        private readonly List<OutputReceived> _lines = [];

        public void Publish(EngineEvent engineEvent)
        {
            if (engineEvent is OutputReceived line)
            {
                lock (_lines)
                {
                    _lines.Add(line);
                }
            }
        }

        internal string Text(bool isError)
        {
            lock (_lines)
            {
                return string.Join('\n', _lines.Where(line => line.IsError == isError).Select(line => line.Text)).Trim();
            }
        }
    }
}

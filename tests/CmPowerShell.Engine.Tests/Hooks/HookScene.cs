using AwesomeAssertions;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>A scratch folder with scripts whose hooks are written in the test, a session that runs them, and what they print.</summary>
internal sealed class HookScene : IDisposable, IEngineAccess
{
    // Most tests share processes, as scripts do; a call that is no part of a run leaves nothing behind in them.
    private static readonly HookSession Shared = new();
    private readonly HookProvider _provider;
    private readonly bool _isOwn;
    private CancellationToken _cancellation = CancellationToken.None;

    /// <summary>Makes a scene.</summary>
    /// <param name="settings">For a separate session.</param>
    public HookScene(HookSettings? settings = null)
    {
        _isOwn = settings is not null;
        Session = settings is null ? Shared : new HookSession(settings);
        _provider = new HookProvider(Session);
        WorkDirectory = Directory.CreateDirectory(Path.Combine(Folder, "work")).FullName;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cm-hooks-").FullName;

    public string WorkDirectory { get; }

    public HookSession Session { get; }

    public RecordingSink Sink { get; } = new();

    public IInteraction Interaction { get; set; } = NoInteraction.Instance;

    /// <summary>Answers the hook's access to the engine.</summary>
    public Func<MetaMap, Operation, MetaMap> OnAccess { get; set; } = (_, _) => new() { ["return"] = 0 };

    /// <summary>Answers the methods of the automation that are the engine's.</summary>
    public Func<string, MetaMap, Operation, MetaMap> OnAutomation { get; set; } = (_, _, _) => new() { ["return"] = 0 };

    public Operation Operation => new(Sink, Interaction, _cancellation);

    public IEnumerable<string> Printed => Sink.Of<OutputReceived>().Select(output => output.Text);

    /// <summary>Writes the hooks of a script.</summary>
    public IScriptHooks Script(string name, string python, MetaDialect dialect = MetaDialect.Cmind)
    {
        MachineFiles.NeedPython();
        Write(Path.Combine(name, "customize.py"), python);
        return Find(name, dialect);
    }

    public IScriptHooks Find(string name, MetaDialect dialect = MetaDialect.Cmind) => _provider.Find(Path.Combine(Folder, name), dialect)!;

    public string Write(string relative, string text)
    {
        var file = Path.Combine(Folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        return file;
    }

    /// <summary>Writes hooks of mlcflow with the given body of <c>preprocess(i)</c> and calls it.</summary>
    public HookOutcome RunOfMlcflow(string body, MetaMap? env = null, string name = "example") => Call(Script(name, Preprocess(body), MetaDialect.Mlcflow), env);

    /// <summary>Writes hooks with the given body of <c>preprocess(i)</c> and calls it.</summary>
    public HookOutcome Run(string body, MetaMap? env = null, string name = "example") => Call(Script(name, Preprocess(body)), env);

    public HookOutcome Call(IScriptHooks hooks, MetaMap? env = null, string function = "preprocess", string generation = "script") =>
        Call(hooks, function, new() { ["env"] = env ?? [], ["state"] = new MetaMap(), ["automation"] = generation }, "env", "state");

    public HookOutcome Call(IScriptHooks hooks, string function, MetaMap input, params string[] live) =>
        hooks.Call(new HookCall(function, WorkDirectory, input, live, this), Operation);

    public CmError Failure(string body) => FailureOf(() => Run(body));

    public static CmError FailureOf(Action action) => FluentActions.Invoking(action).Should().Throw<CmException>().Which.Error;

    public void CancelAfter(TimeSpan time) => _cancellation = new CancellationTokenSource(time).Token;

    public void NeverCancel() => _cancellation = CancellationToken.None;

    public static string Preprocess(string body) =>
        "import os\ndef preprocess(i):\n" + string.Join('\n', body.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line)) + "\n";

    MetaMap IActionAccess.Access(MetaMap input, Operation operation) => OnAccess(input, operation);

    MetaMap IActionAccess.ReadCommandLine(MetaValue commandLine, Operation operation) => CommandLineInput.Read(commandLine, operation);

    MetaMap IEngineAccess.CallAutomation(string method, MetaMap input, Operation operation) => OnAutomation(method, input, operation);

    public void Dispose()
    {
        if (_isOwn)
        {
            Session.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }
}

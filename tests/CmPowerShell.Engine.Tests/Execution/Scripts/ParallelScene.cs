using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Scripts;

/// <summary>Several parallel runs on one home, each as another process would run: in a separate engine and directory. Native scripts wait at named pipes.</summary>
public abstract class ParallelScene : ScriptScene
{
    private int _runs;

    private protected ParallelScene(MetaDialect dialect = MetaDialect.Cmind)
        : base(dialect)
    {
    }

    /// <summary>Full path of a pipe.</summary>
    private protected string Pipe(string name)
    {
        var pipe = Path.Combine(Scratch.WorkDirectory, name + ".pipe");
        if (!File.Exists(pipe))
        {
            Xunit.Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts wait at pipes of Unix.");
            using var maker = System.Diagnostics.Process.Start("mkfifo", [pipe]);
            maker.WaitForExit();
        }

        return pipe;
    }

    /// <summary>The command by which a native script waits until <see cref="Open"/> lets it continue.</summary>
    private protected string Wait(string name) => $"read -r word < \"{Pipe(name)}\"";

    /// <summary>Lets the one waiting script continue.</summary>
    /// <returns>The open pipe, to be disposed when that script has ended.</returns>
    private protected IDisposable Open(string name)
    {
        var pipe = new FileStream(Pipe(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        pipe.Write("go on\n"u8);
        return pipe;
    }

    /// <summary>Begins a run, and returns when its first native script starts, when it waits for another run, or at its end.</summary>
    private protected BegunRun Begin(string tags, Func<RunRequest, RunRequest>? change = null)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Scratch.WorkDirectory, $"run {++_runs}")).FullName;
        var request = new RunRequest { Tags = tags.Split(','), WorkDirectory = directory, Inputs = new MetaMap { ["timeout"] = 60 } };
        var begun = new BegunRun();
        begun.Run = Task.Run(() => Run(change?.Invoke(request) ?? request, begun), TestContext.Current.CancellationToken);
        begun.Starts.Wait(TestContext.Current.CancellationToken);
        return begun;
    }

    /// <summary>Lets the first run continue when the second one waits for it.</summary>
    private protected async Task<RunResult[]> Released(string name, BegunRun first, BegunRun second)
    {
        second.Waits.Wait(TestContext.Current.CancellationToken);
        using var gate = Open(name);
        return await Task.WhenAll(first.Run, second.Run);
    }

    private RunResult Run(RunRequest request, BegunRun begun)
    {
        using var end = begun;
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = Scratch.Engine.Home.Path, ConfigurationFile = Path.Combine(Scratch.Engine.Home.Path, "none.json") });
        return engine.Runner.Run(request, new Operation(begun, NoInteraction.Instance, TestContext.Current.CancellationToken));
    }
}

/// <summary>A run in progress.</summary>
internal sealed class BegunRun : IEventSink, IDisposable
{
    /// <summary>Set when its first native script starts, when it waits, and at its end.</summary>
    public ManualResetEventSlim Starts { get; } = new();

    /// <summary>Set when it waits for another run, and at its end, so that tests do not hang.</summary>
    public ManualResetEventSlim Waits { get; } = new();

    /// <summary>Whether it has waited for another run.</summary>
    public bool HasWaited { get; private set; }

    /// <summary>The run.</summary>
    public Task<RunResult> Run { get; set; } = Task.FromException<RunResult>(new InvalidOperationException("It has not begun."));

    public void Dispose()
    {
        Starts.Set();
        Waits.Set();
    }

    public void Publish(EngineEvent engineEvent)
    {
        var waits = engineEvent is WarningReported { Id: "WaitingForOtherRun" };
        if (waits)
        {
            HasWaited = true;
            Waits.Set();
        }

        if (waits || engineEvent is NativeScriptStarting)
        {
            Starts.Set();
        }
    }
}

using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>A home with a git repository of two versions: a script that writes its version, and a tool that it depends on.</summary>
internal sealed class LockScene : IDisposable
{
    private readonly ScratchFolder _scratch;

    public LockScene(string name = "lock")
    {
        _scratch = new ScratchFolder(name);
        Source = GitRepositoryFixture.CreateCm(_scratch.At("source"), "team@tools", "00000000000000aa")
            .Write("script/app/_cm.yaml", Meta("app", "00000000000000ab", "deps: [ { tags: 'get,tool,_fast' } ]\ninput_mapping: { text: CM_TEXT }\nnew_env_keys: [ CM_APP ]\n"))
            .Write("script/app/run.sh", "echo one > result\n")
            .Write("script/app/words.txt", "one\n")
            .Write("script/tool/_cm.yaml", Meta("tool", "00000000000000ac", "tags: [ get, tool ]\nvariations: { fast: { env: { CM_TOOL: fast } } }\n"))
            .Write("script/tool/run.sh", "echo tool > tool\n")
            .Commit("One");
        Version1 = Source.Head;
        Source.Write("script/app/run.sh", "echo two > result\n").Commit("Two");
        Version2 = Source.Head;
        Source.Checkout(Version1);
        Directory.CreateDirectory(_scratch.At("work"));
        Directory.CreateDirectory(_scratch.At("home"));
        Register(Source.Path);
        Engine = Open();
    }

    public GitRepositoryFixture Source { get; }

    public string Version1 { get; }

    public string Version2 { get; }

    public CmEngine Engine { get; private set; }

    public RecordingSink Events { get; } = new();

    public string File => _scratch.At("cm.lock.json");

    public string At(params string[] parts) => _scratch.At(parts);

    public string Result => System.IO.File.ReadAllText(_scratch.At("work", "result")).Trim();

    public bool HasRun => System.IO.File.Exists(_scratch.At("work", "result")) || System.IO.File.Exists(_scratch.At("work", "tool"));

    public IEnumerable<string> Warnings => Events.Of<WarningReported>().Select(warning => warning.Text);

    public void Register(params string[] folders) => System.IO.File.WriteAllText(_scratch.At("home", "repos.json"), JsonMeta.Write(MetaList.OfTexts(folders)));

    /// <summary>Opens the home as the next process does.</summary>
    public void Reopen()
    {
        Engine.Dispose();
        Engine = Open();
    }

    public RunRequest Request(params string[] tags) => new() { Tags = tags.Length == 0 ? ["app"] : tags, WorkDirectory = _scratch.At("work") };

    public Lockfile Lock(params RunRequest[] requests)
    {
        Engine.Refresh();
        var made = Engine.Locks.Make(requests.Length == 0 ? [Request()] : requests, null, Operation());
        LockfileFile.Write(File, made);
        return made;
    }

    public RunResult Run(LockMode mode, RunRequest? request = null)
    {
        Engine.Refresh();
        return new LockedRun(Engine, File, LockfileFile.Read(File), mode).Run(request ?? Request(), Operation());
    }

    public CmError Refused(RunRequest? request = null)
    {
        try
        {
            Run(LockMode.Locked, request);
        }
        catch (CmException refusal)
        {
            return refusal.Error;
        }

        throw new InvalidOperationException("The run was not refused.");
    }

    public IReadOnlyList<LockDifference> Differences()
    {
        Engine.Refresh();
        return Engine.Locks.Compare(LockfileFile.Read(File), File, Operation());
    }

    public Operation Operation() => new(Events, NoInteraction.Instance, Xunit.TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Engine.Dispose();
        _scratch.Dispose();
    }

    public static string Meta(string alias, string uid, string more) =>
        $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\n{(more.Contains("tags: [", StringComparison.Ordinal) ? "" : $"tags: [ {alias} ]\n")}{more}";

    private CmEngine Open() => ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At("home"), ConfigurationFile = _scratch.At("configuration.json") });
}

using CmPowerShell.Classic;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Lockfiles;

/// <summary>
/// A git repository of two versions with a script that is not cached, and for it a cached download, a cached result that refers to it, and a cached detection of a program; and homes
/// with or without the repository.
/// </summary>
internal sealed class RunScene : IDisposable
{
    private readonly ScratchFolder _scratch = new("run's home");
    private readonly List<CmEngine> _engines = [];

    public RunScene()
    {
        Program = _scratch.Write("programs/tool", "#!/bin/sh\necho tool 1\n");
        Directory.CreateDirectory(_scratch.At("work"));
        Source = GitRepositoryFixture.CreateCm(_scratch.At("source"), "team@data", "00000000000000b0")
            .Write("script/app/_cm.yaml", LockScene.Meta("app", "00000000000000b1", "deps: [ { tags: 'get,set' }, { tags: 'get,tool' } ]\ninput_mapping: { text: CM_TEXT }\nnew_env_keys: [ CM_APP ]\n"))
            .Write("script/app/run.sh", "echo CM_APP=one:$(cat \"$CM_SET\")$CM_TEXT > tmp-run-env.out\n")
            .Write("script/get-set/_cm.yaml", LockScene.Meta("get-set", "00000000000000b2", "tags: [ get, set ]\ncache: true\ndefault_version: '1.0'\ndeps: [ { tags: 'get,file,_url.https://example.org/set.txt' } ]\nnew_env_keys: [ CM_SET ]\n"))
            .Write("script/get-set/run.sh", "cp \"$CM_FILE\" set.txt\necho more >> set.txt\necho CM_SET=$PWD/set.txt > tmp-run-env.out\n")
            .Write("script/get-file/_cm.yaml", LockScene.Meta("get-file", "00000000000000b3", "tags: [ get, file ]\ncache: true\nvariations: { 'url.#': { env: { CM_URL: '#' } } }\nnew_env_keys: [ CM_FILE ]\n"))
            .Write("script/get-file/run.sh", "echo set > file.txt\necho CM_FILE=$PWD/file.txt > tmp-run-env.out\n")
            .Write("script/get-tool/_cm.yaml", LockScene.Meta("get-tool", "00000000000000b4", "tags: [ get, tool ]\ncache: true\ndefault_version: '2.1'\nnew_env_keys: [ CM_TOOL_BIN_WITH_PATH ]\n"))
            .Write("script/get-tool/run.sh", $"echo \"CM_TOOL_BIN_WITH_PATH={Program}\" > tmp-run-env.out\n")
            .Commit("One");
        Version1 = Source.Head;
        Source.Git("branch", "one");
        Source.Write("script/app/run.sh", "echo CM_APP=two > tmp-run-env.out\n").Commit("Two");
        Version2 = Source.Head;
        Source.Git("checkout", "--quiet", "--detach", Version1);
        Engine = NewHome("first", Source.Path);
    }

    public GitRepositoryFixture Source { get; }

    public string Program { get; }

    public string Version1 { get; }

    public string Version2 { get; }

    public CmEngine Engine { get; }

    public RecordingSink Events { get; } = new();

    public string File => _scratch.At("cm.lock.json");

    public string Bundle => _scratch.At("x.cmbundle");

    public string At(params string[] parts) => _scratch.At(parts);

    /// <summary>Makes a home, with registered folders.</summary>
    public CmEngine NewHome(string name, params string[] folders)
    {
        Directory.CreateDirectory(_scratch.At(name));
        if (folders.Length > 0)
        {
            System.IO.File.WriteAllText(_scratch.At(name, "repos.json"), CmPowerShell.Meta.Json.JsonMeta.Write(CmPowerShell.Meta.Values.MetaList.OfTexts(folders)));
        }

        _engines.Add(ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At(name), ConfigurationFile = _scratch.At("configuration.json") }));
        return _engines[^1];
    }

    public RunRequest Request(params string[] tags) => new() { Tags = tags.Length == 0 ? ["app"] : tags, WorkDirectory = _scratch.At("work"), ChecksInputs = true, Quiet = true };

    /// <summary>Runs, and locks the run.</summary>
    public Lockfile LockRun(params RunRequest[] requests)
    {
        foreach (var request in requests.DefaultIfEmpty(Request()))
        {
            Engine.Runner.Run(request, Operation());
        }

        Engine.Refresh();
        var made = RecordedLock.Make(Engine, [.. Engine.Runs.All().Take(Math.Max(1, requests.Length))], null, Operation());
        LockfileFile.Write(File, made);
        return made;
    }

    /// <summary>Runs with the lock, and returns the variable of the script.</summary>
    public string Run(CmEngine? engine = null, LockMode mode = LockMode.Locked, bool needsEntries = false, RunRequest? request = null)
    {
        engine ??= Engine;
        engine.Refresh();
        return new LockedRun(engine, File, LockfileFile.Read(File), mode) { NeedsEntries = needsEntries }.Run(request ?? Request(), Operation()).NewEnv.Text("CM_APP");
    }

    public static CmError Refused(Action action)
    {
        try
        {
            action();
        }
        catch (CmException refusal)
        {
            return refusal.Error;
        }

        throw new InvalidOperationException("Nothing was refused.");
    }

    public IReadOnlyList<LockDifference> Differences(CmEngine? engine = null)
    {
        engine ??= Engine;
        engine.Refresh();
        return engine.Locks.Compare(LockfileFile.Read(File), File, Operation());
    }

    /// <summary>The folder of a cache entry.</summary>
    public string EntryOf(string alias, CmEngine? engine = null)
    {
        var script = LockfileFile.Read(File).Platforms[0].Scripts.Single(script => script.Alias == alias);
        return Path.Combine((engine ?? Engine).Home.LocalPath, "cache", script.Result!.Entry);
    }

    public Operation Operation() => new(Events, NoInteraction.Instance, Xunit.TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _engines.ForEach(engine => engine.Dispose());
        _scratch.Dispose();
    }
}

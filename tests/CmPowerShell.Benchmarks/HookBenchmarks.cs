using BenchmarkDotNet.Attributes;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Hooks;
using CmPowerShell.Engine.Hooks.Discovery;
using CmPowerShell.Engine.Hooks.Python;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Benchmarks;

/// <summary>What a call of a hook costs when its Python process is there already, with an environment of fifty variables.</summary>
public class HookBenchmarks : IEngineAccess, IDisposable
{
    private const string Hook = "def preprocess(i):\n    i['env']['N'] = str(int(i['env']['N']) + 1)\n    return {'return': 0}\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;
    private readonly HookSession _session = new();
    private readonly Operation _operation = Operation.Silent;
    private IDisposable _run = null!;
    private IScriptHooks _hooks = null!;
    private MetaMap _env = [];

    [GlobalSetup]
    public void Start()
    {
        File.WriteAllText(Path.Combine(_folder, "customize.py"), Hook);
        _run = _session.BeginRun();
        _hooks = new HookProvider(_session).Find(_folder, MetaDialect.Cmind) ?? throw new InvalidOperationException("The hooks were not found.");
        _env = new MetaMap(Enumerable.Range(0, 50).Select(n => KeyValuePair.Create($"CM_KEY_{n}", (MetaValue)$"/some/value/{n}"))) { ["N"] = "0" };
        Call();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public MetaMap Call()
    {
        var input = new MetaMap { ["env"] = _env, ["state"] = new MetaMap(), ["automation"] = "script" };
        _env = _hooks.Call(new HookCall("preprocess", _folder, input, ["env", "state"], this), _operation).Live["env"];
        return _env;
    }

    MetaMap IActionAccess.Access(MetaMap input, Operation operation) => new() { ["return"] = 0 };

    MetaMap IActionAccess.ReadCommandLine(MetaValue commandLine, Operation operation) => [];

    MetaMap IEngineAccess.CallAutomation(string method, MetaMap input, Operation operation) => new() { ["return"] = 0 };
}

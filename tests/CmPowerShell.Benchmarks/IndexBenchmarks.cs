using BenchmarkDotNet.Attributes;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Benchmarks;

/// <summary>The cost of the index: built, opened by a new process, refreshed by a running one, searched.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class IndexBenchmarks : IDisposable
{
    private readonly ArtifactQuery _query = new(WellKnownNames.Script, ArtifactName.Any, TagQuery.Parse("kind-4,-old"));
    private GeneratedHome _home = null!;
    private ArtifactIndex _warm = null!;

    /// <summary>How many artifacts the home has.</summary>
    [Params(1000, 10000)]
    public int Artifacts { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _home = new(Artifacts);
        Thread.Sleep(200);
        _warm = new(_home, _home.IndexFile);
        _warm.Refresh();
    }

    [GlobalCleanup]
    public void Dispose() => _home.Dispose();

    [Benchmark]
    public int BuildAnew()
    {
        var index = new ArtifactIndex(_home, null);
        return index.Find(_query).Count;
    }

    [Benchmark]
    public int OpenAndFind()
    {
        var index = new ArtifactIndex(_home, _home.IndexFile);
        return index.Find(_query).Count;
    }

    [Benchmark]
    public int RefreshAndFind()
    {
        _warm.Refresh();
        return _warm.Find(_query).Count;
    }

    [Benchmark]
    public int Find() => _warm.Find(_query).Count;
}

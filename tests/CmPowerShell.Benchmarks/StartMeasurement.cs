using System.Diagnostics;
using CmPowerShell.Engine.Index;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// One start of a program on a repository: what the first query of a process costs, compiling of the engine's code included.
/// The index file stays, so the second call measures a warm start.
/// </summary>
internal static class StartMeasurement
{
    public static int Run(string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var file = Path.Combine(Path.GetTempPath(), $"cm-benchmark-{Path.GetFileName(folder)}.index");
        var kind = File.Exists(file) ? "warm" : "cold";
        var watch = Stopwatch.StartNew();
        var index = new ArtifactIndex(new OneRepository(folder), file);
        var found = index.Find(ArtifactQuery.Everything with { Tags = TagQuery.Parse("detect,os") });
        Console.WriteLine(FormattableString.Invariant($"{kind} start: {watch.Elapsed.TotalMilliseconds:F1} ms, {found.Count} of {index.Find(ArtifactQuery.Everything).Count} artifacts"));
        return 0;
    }

    private sealed class OneRepository(string folder) : IRepositoryCatalog
    {
        public Repository Local { get; } = new(folder, new() { ["alias"] = Path.GetFileName(folder) });

        public IReadOnlyList<Repository> Repositories => [Local];

        public IReadOnlyList<CmError> Problems => [];

        public void Refresh()
        {
        }
    }
}

using System.Diagnostics;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Validation;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Conformance.Fuzz;

/// <summary>
/// Tries mutated meta files of a repository on all processors. An input that throws anything but an error of ours, or takes longer than
/// <see cref="Longest"/>, is reported by its number, with which it can be repeated.
/// </summary>
internal sealed class FuzzRun(FuzzOptions options, TextWriter output)
{
    private const int LargestFile = 8192;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly object _telling = new();
    private long _next = options.First;
    private long _readable;
    private long _crashes;
    private long _slowest;

    /// <summary>Tries all inputs.</summary>
    /// <param name="folder">The folder of the repository.</param>
    /// <returns>The exit code: 0 when nothing was found.</returns>
    internal int Run(string folder)
    {
        var repository = UninstalledRepository.Open(folder, new NoRepositories());
        var seeds = repository.Artifacts.SelectMany(FilesOf).ToList();
        var target = new FuzzTarget(repository);
        output.WriteLine($"{seeds.Count} files of at most {LargestFile} bytes, {options.Inputs} inputs, seed {options.Seed}");
        var watch = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker()).ToList();
        workers.ForEach(worker => worker.Start(() => Work(worker, seeds, target)));
        using var timer = new Timer(_ => LookForHangs(workers), null, Longest, TimeSpan.FromSeconds(1));
        workers.ForEach(worker => worker.Join());
        output.WriteLine(
            $"{options.Inputs} inputs in {watch.Elapsed.TotalSeconds:0} s: {_readable} could be read, {_crashes} crashes, the slowest took {_slowest} ms");
        return _crashes == 0 ? 0 : 1;
    }

    private void Work(Worker worker, List<Seed> seeds, FuzzTarget target)
    {
        var files = seeds.ConvertAll(seed => seed.Bytes);
        for (var number = Interlocked.Increment(ref _next) - 1; number < options.First + options.Inputs; number = Interlocked.Increment(ref _next) - 1)
        {
            worker.Begin(number);
            var random = new Random(unchecked((int)((options.Seed * 1_000_003L) + number)));
            var seed = seeds[random.Next(seeds.Count)];
            Try(number, seed, new Mutation(files, random).Of(seed.Bytes), target);
            Keep(worker.Milliseconds);
        }
    }

    private void Try(long number, Seed seed, byte[] input, FuzzTarget target)
    {
        try
        {
            Interlocked.Add(ref _readable, target.Try(seed.Artifact, seed.File, input) ? 1 : 0);
        }
        catch (Exception crash)
        {
            Interlocked.Increment(ref _crashes);
            Report($"input {number} of {seed.File}: {crash.GetType().Name}: {crash.Message}\n{crash.StackTrace?.Split('\n')[0]}");
            File.WriteAllBytes(Path.Combine(Path.GetTempPath(), $"cm-fuzz-{options.Seed}-{number}{Path.GetExtension(seed.File)}"), input);
        }
    }

    private void Keep(long milliseconds)
    {
        for (var known = Interlocked.Read(ref _slowest); milliseconds > known; known = Interlocked.Read(ref _slowest))
        {
            Interlocked.CompareExchange(ref _slowest, milliseconds, known);
        }
    }

    private void LookForHangs(List<Worker> workers)
    {
        if (workers.Find(worker => worker.IsBusy && worker.Milliseconds > Longest.TotalMilliseconds) is { } hanging)
        {
            Report($"input {hanging.Number} takes longer than {Longest.TotalSeconds} s");
            Environment.Exit(1);
        }
    }

    private void Report(string text)
    {
        lock (_telling)
        {
            output.WriteLine(text);
        }
    }

    private static IEnumerable<Seed> FilesOf(Artifact artifact) => Directory.EnumerateFiles(artifact.Path)
        .Where(file => MetaFileNames.BaseNames.Contains(Path.GetFileNameWithoutExtension(file)) && MetaFileNames.Extensions.Contains(Path.GetExtension(file)) && new FileInfo(file).Length <= LargestFile)
        .Select(file => new Seed(artifact, file, File.ReadAllBytes(file)));

    private sealed record Seed(Artifact Artifact, string File, byte[] Bytes);

    private sealed class NoRepositories : IRepositoryCatalog
    {
        public IReadOnlyList<Repository> Repositories => [];

        public IReadOnlyList<CmError> Problems => [];

        public Repository Local => throw new NotSupportedException();

        public void Refresh()
        {
        }
    }
}

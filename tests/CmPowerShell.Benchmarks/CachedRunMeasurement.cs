using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// The cost of comparing a cached result with its sources: the engine's own processor time of a cached run with the policy <c>Content</c> and with
/// <c>Tags</c>, for scripts of ten files with several numbers of cached dependencies.
/// </summary>
internal static class CachedRunMeasurement
{
    private const int WarmUps = 90;
    private const int Rounds = 25;
    private const int FilesOfScript = 10;
    private static readonly int[] Dependencies = [0, 1, 10, 50];

    /// <summary>Measures and prints a table.</summary>
    /// <returns>The exit code.</returns>
    public static int Run()
    {
        var repository = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(repository, "cmr.yaml"), "alias: team@tools\nuid: 00000000000000aa\n");
            Dependencies.ToList().ForEach(count => Write(repository, count));
            using var home = new ScratchHome(repository);
            Console.WriteLine("Own processor time of a cached run in a session, ms (median):");
            Console.WriteLine("  dependencies      Tags   Content  overhead");
            foreach (var count in Dependencies)
            {
                var (tags, content) = (InSession(home, count, "tags"), InSession(home, count, "content"));
                Console.WriteLine($"  {count,12}  {tags,8:F2}  {content,8:F2}  {content - tags,8:F2}");
            }
        }
        finally
        {
            Directory.Delete(repository, recursive: true);
        }

        return 0;
    }

    private static double InSession(ScratchHome home, int count, string policy)
    {
        using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = home.Path, ModulePath = null });
        var request = new RunRequest { Tags = [Name(count)], WorkDirectory = home.WorkDirectory, Inputs = new MetaMap { ["cache_policy"] = policy } };
        engine.Runner.Run(request, Operation.Silent);
        return Sample.Median(WarmUps, Rounds, () =>
        {
            engine.Refresh();
            if (!engine.Runner.Run(request, Operation.Silent).FromCache)
            {
                throw new InvalidOperationException("The result did not come from the cache.");
            }
        });
    }

    private static void Write(string repository, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Script(repository, $"{Name(count)}-{i}", "");
        }

        Script(repository, Name(count), $"deps: [ {string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{ tags: {Name(count)}-{i} }}"))} ]");
    }

    private static void Script(string repository, string alias, string yaml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(repository, "script", alias)).FullName;
        File.WriteAllText(Path.Combine(folder, "_cm.yaml"), $"""
            alias: {alias}
            uid: {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(alias)))[..16]}
            automation_alias: script
            automation_uid: 5b4e0237da074764
            tags: [ {alias} ]
            cache: true
            default_env: {"{"} CM_SIZE: 10 {"}"}
            {yaml}

            """);
        for (var i = 1; i < FilesOfScript; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"part-{i}.txt"), new string('x', 4000));
        }
    }

    private static string Name(int count) => $"tool-{count}";
}

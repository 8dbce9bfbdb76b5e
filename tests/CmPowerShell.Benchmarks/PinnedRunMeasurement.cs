using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Settings;

namespace CmPowerShell.Benchmarks;

/// <summary>
/// What it costs that a pinned repository is compared with its commit: the engine's own processor time of a run with and without the setting <c>RequirePinned</c>, for scripts of
/// ten files in repositories of several sizes.
/// </summary>
internal static class PinnedRunMeasurement
{
    private const int WarmUps = 60;
    private const int Rounds = 25;
    private const int FilesOfScript = 10;
    private static readonly int[] Scripts = [1, 10, 100, 350];

    /// <summary>Measures and prints a table.</summary>
    /// <returns>The exit code.</returns>
    public static int Run()
    {
        Console.WriteLine("Own processor time of a run in a session, ms (median):");
        Console.WriteLine("  scripts   cached   pinned  overhead      run   pinned  overhead");
        foreach (var count in Scripts)
        {
            var (cached, cachedPinned) = Compare(count, "cached");
            var (run, runPinned) = Compare(count, "plain");
            Console.WriteLine($"  {count,7}  {cached,7:F2}  {cachedPinned,7:F2}  {cachedPinned - cached,8:F2}  {run,7:F2}  {runPinned,7:F2}  {runPinned - run,8:F2}");
        }

        return 0;
    }

    private static (double Free, double Pinned) Compare(int count, string tag)
    {
        var source = Directory.CreateTempSubdirectory("cm-benchmark-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(source, "cmr.yaml"), "alias: team@tools\nuid: 00000000000000aa\n");
            Enumerable.Range(0, count).ToList().ForEach(number => WritePair(source, number));
            using var home = new ScratchHome(source);
            File.WriteAllText(Path.Combine(home.Path, "repos.json"), "[]");
            using var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = home.Path, ModulePath = null });
            engine.Installer.Install(new RepositoryInstallRequest { Url = source, Checkout = GitHistory.Create(source), Copies = true }, Operation.Silent);
            var request = new RunRequest { Tags = [$"{tag}-0"], WorkDirectory = home.WorkDirectory };
            double Take(bool pinned)
            {
                engine.Configuration.Set(SettingTable.RequirePinned, pinned, ofHome: true);
                engine.Runner.Run(request, Operation.Silent);
                return Sample.Median(WarmUps, Rounds, () =>
                {
                    engine.Refresh();
                    engine.Runner.Run(request, Operation.Silent);
                });
            }

            return (Take(pinned: false), Take(pinned: true));
        }
        finally
        {
            Directory.Delete(source, recursive: true);
        }
    }

    private static void WritePair(string repository, int number)
    {
        WriteScript(repository, $"cached-{number}", "cache: true");
        WriteScript(repository, $"plain-{number}", "");
        File.WriteAllText(Path.Combine(repository, "script", $"plain-{number}", "run.sh"), "true\n");
    }

    private static void WriteScript(string repository, string alias, string yaml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(repository, "script", alias)).FullName;
        File.WriteAllText(Path.Combine(folder, "_cm.yaml"), $"""
            alias: {alias}
            uid: {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(alias)))[..16]}
            automation_alias: script
            automation_uid: 5b4e0237da074764
            tags: [ {alias} ]
            {yaml}

            """);
        for (var i = 1; i < FilesOfScript; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"part-{i}.txt"), new string('x', 4000));
        }
    }
}

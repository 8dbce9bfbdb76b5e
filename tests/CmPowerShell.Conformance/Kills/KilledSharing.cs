using System.Security.Cryptography;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A cached script runs with its dependencies and a shared store: results are put there, or taken from there.</summary>
internal sealed class KilledSharing(KillScene scene) : IKilledCommand
{
    private readonly KilledRun _run = new(scene);

    public string Name => "store";

    public string[] Arguments => [.. _run.Arguments, "--shared_store=" + Store];

    private string Store => Path.Combine(scene.Home, "..", "a store");

    private string Cache => Path.Combine(scene.Home, "repos", "local", WellKnownNames.Cache.Alias);

    public void Prepare(Random random)
    {
        _run.Prepare(random);
        Empty(Cache);
        if (random.Next(2) == 0)
        {
            Empty(Store);
        }

        Directory.CreateDirectory(Store);
    }

    /// <summary>What another machine could take now must be whole: each description names an archive that has its digest.</summary>
    public string? Left()
    {
        foreach (var file in Directory.Exists(Path.Combine(Store, "entries")) ? Directory.EnumerateFiles(Path.Combine(Store, "entries"), "*.json", SearchOption.AllDirectories).Where(IsVisible) : [])
        {
            var digest = ((MetaMap)JsonMeta.Parse(File.ReadAllText(file), file)).Text("archive");
            var archive = Path.Combine(Store, "archives", digest[..2], digest + ".zip");
            if (!File.Exists(archive) || !Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(archive))).Equals(digest, StringComparison.OrdinalIgnoreCase))
            {
                return $"the store shows '{file}', whose archive is not whole";
            }
        }

        return null;
    }

    public string? Mistake()
    {
        if ((_run.Mistake() ?? Left()) is { } mistake)
        {
            return mistake;
        }

        // A result that was finished before the kill and not put there is made by the next machine without it. From then on a machine without results takes all of them from the store.
        return Take(mayMake: true) ?? Take(mayMake: false);
    }

    private string? Take(bool mayMake)
    {
        Empty(Cache);
        var before = Executions();
        var (exitCode, output, errors) = scene.Run(Arguments);
        return exitCode != 0 ? $"a run with the store ends with {exitCode}: {output}{errors}"
            : (output + errors).Contains("is refused", StringComparison.Ordinal) ? $"the store has an entry that is refused: {output}{errors}"
            : !mayMake && Executions() != before ? "a result that was put into the store is made again"
            : _run.Mistake();
    }

    private static bool IsVisible(string file) => !Path.GetFileName(file).StartsWith('.');

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private int Executions() => scene.Executions().Sum(pair => pair.Value);
}

using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A cached script runs with the cached scripts that it depends on.</summary>
internal sealed class KilledRun(KillScene scene) : IKilledCommand
{
    private int _number;

    public string Name => "run";

    public string[] Arguments => ["run", "script", "--tags=" + Orchard.Fruit(_number), "--quiet"];

    public void Prepare(Random random)
    {
        if (!Directory.Exists(scene.Installed))
        {
            scene.Pull();
        }

        _number = random.Next(scene.Orchard.Scripts);
        var cache = Path.Combine(scene.Home, "repos", "local", WellKnownNames.Cache.Alias);
        if (Directory.Exists(cache) && random.Next(4) == 0)
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    public string? Mistake()
    {
        using var engine = scene.Open();
        var finished = engine.Cache.Find(WellKnownNames.Cache, TagQuery.FromTags(["-" + CacheStore.TemporaryTag]));
        return MistakeOfResults()
            ?? (finished.Any(entry => entry.Tags.Contains(Orchard.Fruit(_number))) ? null : "the result is not in the cache")
            ?? (engine.Cache.Find(WellKnownNames.Cache, TagQuery.FromTags([CacheStore.TemporaryTag, Orchard.Fruit(_number)])).Count > 0 ? "the entry that was left is not taken up" : null);
    }

    /// <summary>What is wrong with a result that the cache shows; null when nothing.</summary>
    internal string? MistakeOfResults()
    {
        using var engine = scene.Open();
        return engine.Cache.Find(WellKnownNames.Cache, TagQuery.FromTags(["-" + CacheStore.TemporaryTag])).Select(MistakeOf).FirstOrDefault(mistake => mistake is not null);
    }

    // What the cache shows as a result must be one: its variable names a file that holds what the script writes, and all of it.
    private static string? MistakeOf(Artifact entry)
    {
        var file = CacheStore.Load(entry).NewEnv.Where(pair => pair.Key.StartsWith("CM_FRUIT_", StringComparison.Ordinal)).Select(pair => pair.Value.ToString()).FirstOrDefault();
        return file is null ? $"the entry {entry.Uid} has no result"
            : Path.GetDirectoryName(file) != entry.Path ? $"the entry {entry.Uid} has the result of another one: {file}"
            : File.ReadAllLines(file) is var lines && (lines.Length < 5 || lines.Any(line => !entry.Tags.Contains(line))) ? $"the result of the entry {entry.Uid} is not whole"
            : null;
    }
}

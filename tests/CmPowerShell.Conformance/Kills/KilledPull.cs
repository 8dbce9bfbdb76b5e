using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A repository comes over http.</summary>
internal sealed class KilledPull(KillScene scene) : IKilledCommand
{
    public string Name => "pull";

    public string[] Arguments => scene.PullArguments;

    public void Prepare(Random random)
    {
        if (Directory.Exists(scene.Installed))
        {
            Directory.Delete(scene.Installed, recursive: true);
            JsonMeta.Save(Path.Combine(scene.Home, "repos.json"), new MetaList());
        }
    }

    public string? Mistake() => MistakeOf(scene);

    /// <summary>What the installed repository lacks: it is registered once, at the newest commit, with no file that differs.</summary>
    internal static string? MistakeOf(KillScene scene)
    {
        using var engine = scene.Open();
        if (engine.Repositories.Repositories.Count(repository => repository.Alias == Orchard.Alias) != 1)
        {
            return "the repository is not registered once";
        }

        var head = GitProgram.Run(scene.Installed, "rev-parse", "HEAD");
        return head != scene.Orchard.Head ? $"the repository is at {head} and not at {scene.Orchard.Head}"
            : GitProgram.Run(scene.Installed, "status", "--porcelain") is { Length: > 0 } changed ? $"files of the repository differ: {changed}"
            : Directory.GetDirectories(Path.Combine(scene.Home, "repos"), ".cm-new-*") is [var left, ..] ? $"{left} is left"
            : null;
    }
}

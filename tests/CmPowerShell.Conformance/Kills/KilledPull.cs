using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A repository comes over http.</summary>
internal sealed class KilledPull(KillScene scene) : IKilledCommand
{
    public string Name => "pull";

    public string[] Arguments => scene.PullArguments;

    // A copy has no address from which it could be updated.
    public bool IsRefusedWhenComplete => !Orchard.IsGit;

    public void Prepare(Random random)
    {
        if (Directory.Exists(scene.Installed))
        {
            Directory.Delete(scene.Installed, recursive: true);
            JsonMeta.Save(Path.Combine(scene.Home, "repos.json"), new MetaList());
        }
    }

    public string? Mistake() => MistakeOf(scene);

    /// <summary>What the installed repository lacks: it is registered once, at the newest commit or as a whole copy, with no file that differs.</summary>
    internal static string? MistakeOf(KillScene scene)
    {
        using var engine = scene.Open();
        if (engine.Repositories.Repositories.Count(repository => repository.Alias == Orchard.Alias) != 1)
        {
            return "the repository is not registered once";
        }

        return (Orchard.IsGit ? MistakeOfCheckout(scene) : MistakeOfCopy(scene))
            ?? (Directory.GetDirectories(Path.Combine(scene.Home, "repos"), ".cm-new-*") is [var left, ..] ? $"{left} is left" : null);
    }

    private static string? MistakeOfCheckout(KillScene scene)
    {
        var head = GitProgram.Run(scene.Installed, "rev-parse", "HEAD");
        return head != scene.Orchard.Head ? $"the repository is at {head} and not at {scene.Orchard.Head}"
            : GitProgram.Run(scene.Installed, "status", "--porcelain") is { Length: > 0 } changed ? $"files of the repository differ: {changed}"
            : null;
    }

    private static string? MistakeOfCopy(KillScene scene)
    {
        var (source, copy) = (scene.Orchard.Folder, scene.Installed);
        return Files(source).Except(Files(copy)).FirstOrDefault() is { } missing ? $"the copy has no '{missing}'"
            : Files(copy).Except(Files(source)).FirstOrDefault() is { } added ? $"the copy has '{added}', which the source has not"
            : Files(source).FirstOrDefault(file => !File.ReadAllBytes(Path.Combine(source, file)).SequenceEqual(File.ReadAllBytes(Path.Combine(copy, file)))) is { } other ? $"'{other}' of the copy differs"
            : null;
    }

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
}

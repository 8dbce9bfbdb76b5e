using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Conformance.Kills;

/// <summary>The index is rebuilt and saved.</summary>
internal sealed class KilledIndexing(KillScene scene) : IKilledCommand
{
    public string Name => "index";

    public string[] Arguments => ["reindex", "repo"];

    public void Prepare(Random random)
    {
        if (!Directory.Exists(scene.Installed))
        {
            scene.Pull();
        }
    }

    public string? Mistake()
    {
        using var engine = scene.Open();
        var found = engine.Index.Find(new ArtifactQuery(WellKnownNames.Script, ArtifactName.Any, TagQuery.FromTags(["orchard"]))).Count;
        return found == scene.Orchard.Scripts ? null : $"{found} of {scene.Orchard.Scripts} scripts are found";
    }
}

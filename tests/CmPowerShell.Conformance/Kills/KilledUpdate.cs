namespace CmPowerShell.Conformance.Kills;

/// <summary>An installed repository goes forward to a commit that changes all scripts.</summary>
internal sealed class KilledUpdate(KillScene scene) : IKilledCommand
{
    public string Name => "update";

    public string[] Arguments => ["pull", "repo", Orchard.Alias];

    public void Prepare(Random random)
    {
        if (!Directory.Exists(scene.Installed))
        {
            scene.Pull();
        }

        scene.Orchard.Grow();
    }

    public string? Mistake() => KilledPull.MistakeOf(scene);
}

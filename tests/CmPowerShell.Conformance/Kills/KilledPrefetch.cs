namespace CmPowerShell.Conformance.Kills;

/// <summary>The cache is filled with what a script depends on.</summary>
internal sealed class KilledPrefetch(KillScene scene) : IKilledCommand
{
    private readonly KilledRun _run = new(scene);

    public string Name => "prefetch";

    public string[] Arguments => ["prepare", .. _run.Arguments[1..]];

    public void Prepare(Random random) => _run.Prepare(random);

    public string? Mistake() => _run.MistakeOfResults();
}

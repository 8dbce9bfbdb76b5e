using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Lockfiles;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A bundle of a lock is imported into an empty home, or into one that has a part of it.</summary>
internal sealed class KilledImport(KillScene scene) : IKilledCommand
{
    public string Name => "import";

    public string[] Arguments => ["unpack", "lock", scene.Bundle];

    public void Prepare(Random random)
    {
        if (!File.Exists(scene.Bundle) || random.Next(4) == 0)
        {
            scene.LockRun(random.Next(scene.Orchard.Scripts));
            scene.Run("pack", "lock", scene.LockFile, "--output=" + scene.Bundle, "--force");
        }

        scene.Empty(random.Next(3) != 0);
    }

    // The digest of each entry is compared with that of the lock.
    public string? Mistake()
    {
        using var engine = scene.Open();
        return engine.Locks.Compare(LockfileFile.Read(scene.LockFile), scene.LockFile, Operation.Silent).Select(difference => difference.Message).FirstOrDefault();
    }
}

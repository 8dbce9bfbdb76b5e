using System.IO.Compression;
using CmPowerShell.Engine.Lockfiles;
using CmPowerShell.Engine.Lockfiles.Bundles;

namespace CmPowerShell.Conformance.Kills;

/// <summary>A lock of a run is packed with its repository and results.</summary>
internal sealed class KilledExport(KillScene scene) : IKilledCommand
{
    public string Name => "export";

    public string[] Arguments => ["pack", "lock", scene.LockFile, "--output=" + scene.Bundle, "--force"];

    public void Prepare(Random random)
    {
        scene.LockRun(random.Next(scene.Orchard.Scripts));
        if (random.Next(2) == 0)
        {
            File.Delete(scene.Bundle);
        }
    }

    public string? Mistake()
    {
        using var zip = ZipFile.OpenRead(scene.Bundle);
        var packed = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        var missing = LockfileFile.Read(scene.LockFile).Platforms.SelectMany(section => section.Scripts).Where(script => script.Result is { Entry.Length: > 0 })
            .Select(script => script.Result!.Entry).FirstOrDefault(uid => !packed.Contains($"cache/{uid}/cm-cache-record.json"));
        return missing is not null ? $"the bundle does not have the entry {missing}" : packed.Contains(LockBundle.FileName) ? null : "the bundle has no description";
    }
}

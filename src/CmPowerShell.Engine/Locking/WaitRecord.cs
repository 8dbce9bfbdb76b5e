using System.Globalization;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Locking;

/// <summary>The record that a run waits for a lock, and since when; it exists as long as the run waits. Runs that wait for one lock get it in the order in which they began to wait.</summary>
internal static class WaitRecord
{
    private const string Kind = "wait";
    private const string Folder = "waiting";
    private const char TimeMark = '~';

    /// <summary>Creates the file.</summary>
    /// <param name="folder">The folder of the locks.</param>
    /// <param name="run">The waiting run.</param>
    /// <param name="lockName">The file name of the lock.</param>
    public static OwnedFile Leave(string folder, RunIdentity run, string lockName)
    {
        Directory.CreateDirectory(In(folder));
        var kind = string.Create(CultureInfo.InvariantCulture, $"{Prefix(lockName)}{DateTime.UtcNow.Ticks:x16}");
        return OwnedFile.Leave(In(folder), kind, JsonMeta.WriteLine(new MetaMap { ["run"] = run.Id, ["lock"] = lockName }));
    }

    /// <summary>Gets the waiting runs, and their locks.</summary>
    /// <param name="folder">The folder of the locks.</param>
    public static IReadOnlyList<(RunIdentity Run, string Lock)> All(string folder) =>
        OwnedFile.All(In(folder), Kind).Select(Read).OfType<(RunIdentity, string)>().ToList();

    /// <summary>The file of the one that came last before another one, or of the last of all, and waits for the same lock; null when there is none.</summary>
    /// <param name="folder">The folder of the locks.</param>
    /// <param name="lockName">The file name of the lock.</param>
    /// <param name="before">The file of the other one; null for the last of all.</param>
    public static string? Last(string folder, string lockName, string? before = null)
    {
        if (!Directory.Exists(In(folder)))
        {
            return null;
        }

        var earlier = Directory.EnumerateFiles(In(folder), Prefix(lockName) + "*.json")
            .Where(file => before is null || string.CompareOrdinal(file, before) < 0)
            .OrderDescending(StringComparer.Ordinal);
        return earlier.FirstOrDefault(OwnedFile.IsHeld);
    }

    private static string Prefix(string lockName) => $"{Kind}-{lockName}{TimeMark}";

    private static string In(string folder) => Path.Combine(folder, Folder);

    private static (RunIdentity, string)? Read(string text)
    {
        try
        {
            return JsonMeta.Parse(text, Kind) is MetaMap map ? (new RunIdentity(map.Text("run")), map.Text("lock")) : null;
        }
        catch (CmException)
        {
            return null; // it is just being written
        }
    }
}

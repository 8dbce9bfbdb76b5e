using System.Globalization;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Locking;

/// <summary>Says to the other processes that a run waits, for which turn and since when, as long as it does. Those who wait for one turn get it in the order in which they came.</summary>
internal static class WaitRecord
{
    private const string Kind = "wait";
    private const string Folder = "waiting";
    private const char TimeMark = '~';

    /// <summary>Creates the file.</summary>
    /// <param name="folder">The folder of the locks.</param>
    /// <param name="run">The waiting run.</param>
    /// <param name="turn">The file name of the lock.</param>
    public static OwnedFile Leave(string folder, RunIdentity run, string turn)
    {
        Directory.CreateDirectory(In(folder));
        var kind = string.Create(CultureInfo.InvariantCulture, $"{Prefix(turn)}{DateTime.UtcNow.Ticks:x16}");
        return OwnedFile.Leave(In(folder), kind, JsonMeta.WriteLine(new MetaMap { ["run"] = run.Id, ["turn"] = turn }));
    }

    /// <summary>Gets the waiting runs, and their locks.</summary>
    /// <param name="folder">The folder of the locks.</param>
    public static IReadOnlyList<(RunIdentity Run, string Turn)> All(string folder) =>
        OwnedFile.All(In(folder), Kind).Select(Read).OfType<(RunIdentity, string)>().ToList();

    /// <summary>The file of the one that came last before another one, or of the last of all, and waits for the same turn; null when there is none.</summary>
    /// <param name="folder">The folder of the locks.</param>
    /// <param name="turn">The file name of the lock.</param>
    /// <param name="before">The file of the other one; null for the last of all.</param>
    public static string? Last(string folder, string turn, string? before = null)
    {
        if (!Directory.Exists(In(folder)))
        {
            return null;
        }

        var earlier = Directory.EnumerateFiles(In(folder), Prefix(turn) + "*.json")
            .Where(file => before is null || string.CompareOrdinal(file, before) < 0)
            .OrderDescending(StringComparer.Ordinal);
        return earlier.FirstOrDefault(OwnedFile.IsHeld);
    }

    private static string Prefix(string turn) => $"{Kind}-{turn}{TimeMark}";

    private static string In(string folder) => Path.Combine(folder, Folder);

    private static (RunIdentity, string)? Read(string text)
    {
        try
        {
            return JsonMeta.Parse(text, Kind) is MetaMap map ? (new RunIdentity(map.Text("run")), map.Text("turn")) : null;
        }
        catch (CmException)
        {
            return null; // it is just being written
        }
    }
}

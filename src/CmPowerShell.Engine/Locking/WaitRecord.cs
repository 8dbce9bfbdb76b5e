using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Locking;

/// <summary>Records for other processes that a run waits, and for which lock.</summary>
internal static class WaitRecord
{
    private const string Kind = "wait";

    /// <summary>Creates the file.</summary>
    /// <param name="folder">The folder of the locks.</param>
    /// <param name="run">The waiting run.</param>
    /// <param name="turn">The file name of the lock.</param>
    public static OwnedFile Leave(string folder, RunIdentity run, string turn) =>
        OwnedFile.Leave(folder, Kind, JsonMeta.WriteLine(new MetaMap { ["run"] = run.Id, ["turn"] = turn }));

    /// <summary>Gets the waiting runs, and their locks.</summary>
    /// <param name="folder">The folder of the locks.</param>
    public static IReadOnlyList<(RunIdentity Run, string Turn)> All(string folder) =>
        OwnedFile.All(folder, Kind).Select(Read).OfType<(RunIdentity, string)>().ToList();

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

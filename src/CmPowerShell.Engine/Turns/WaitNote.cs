using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Turns;

/// <summary>
/// Says to the other processes that a run waits, and for which turn, as long as it does. The note of a killed process is known by its lock, which nobody holds
/// any more, and is removed by whoever finds it.
/// </summary>
internal sealed class WaitNote : IDisposable
{
    private const string Prefix = "wait-";
    private readonly string _file;
    private readonly InterProcessLock _lock;

    private WaitNote(string file, InterProcessLock own) => (_file, _lock) = (file, own);

    /// <summary>Leaves a note.</summary>
    /// <param name="folder">The folder of the turns.</param>
    /// <param name="run">Who waits.</param>
    /// <param name="turn">The file name of the turn.</param>
    public static WaitNote Leave(string folder, RunIdentity run, string turn)
    {
        var file = Path.Combine(folder, $"{Prefix}{Guid.NewGuid().ToString("N")[..12]}.json");
        var note = new WaitNote(file, InterProcessLock.Acquire(LockOf(file)));
        File.WriteAllText(file, JsonMeta.WriteLine(new MetaMap { ["run"] = run.Id, ["turn"] = turn }));
        return note;
    }

    /// <summary>Who waits at the moment, and for which turn.</summary>
    /// <param name="folder">The folder of the turns.</param>
    public static IReadOnlyList<(RunIdentity Run, string Turn)> All(string folder) =>
        Directory.EnumerateFiles(folder, Prefix + "*.json").Select(Read).OfType<(RunIdentity, string)>().ToList();

    /// <summary>Takes the note away.</summary>
    public void Dispose()
    {
        SmallFile.TryDelete(_file);
        SmallFile.TryDelete(LockOf(_file));
        _lock.Dispose();
    }

    private static (RunIdentity, string)? Read(string file)
    {
        try
        {
            if (InterProcessLock.TryAcquire(LockOf(file), out var left))
            {
                SmallFile.TryDelete(file);
                SmallFile.TryDelete(LockOf(file));
                left.Dispose();
                return null;
            }

            var map = MetaFile.LoadMap(file);
            return (new RunIdentity(map.Text("run")), map.Text("turn"));
        }
        catch (Exception problem) when (problem is CmException or IOException or UnauthorizedAccessException)
        {
            return null; // it went away or is just being written
        }
    }

    private static string LockOf(string file) => Path.ChangeExtension(file, ".lock");
}

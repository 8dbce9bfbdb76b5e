using CmPowerShell.Engine.Repositories;

namespace CmPowerShell.Engine.Turns;

/// <summary>
/// Text that a run leaves for the other processes as long as it goes on. The note of a killed process is known by its lock, which nobody holds any more, and is
/// removed by whoever finds it.
/// </summary>
internal sealed class HeldNote : IDisposable
{
    private readonly string _file;
    private readonly InterProcessLock _lock;

    private HeldNote(string file, InterProcessLock own) => (_file, _lock) = (file, own);

    /// <summary>Leaves a note.</summary>
    /// <param name="folder">The folder of the turns; it exists.</param>
    /// <param name="kind">The kind: the first part of the name of its file.</param>
    /// <param name="text">What it says.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static HeldNote Leave(string folder, string kind, string text)
    {
        var file = Path.Combine(folder, $"{kind}-{Guid.NewGuid().ToString("N")[..12]}.json");
        var note = new HeldNote(file, InterProcessLock.Acquire(LockOf(file)));
        File.WriteAllText(file, text);
        return note;
    }

    /// <summary>Adds to what the note says.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(string text) => File.AppendAllText(_file, text);

    /// <summary>What the notes of a kind say at the moment, each by itself.</summary>
    /// <param name="folder">The folder of the turns; it need not exist.</param>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<string> All(string folder, string kind) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, kind + "-*.json").Select(Read).OfType<string>().ToList() : [];

    /// <summary>Takes the note away.</summary>
    public void Dispose()
    {
        SmallFile.TryDelete(_file);
        SmallFile.TryDelete(LockOf(_file));
        _lock.Dispose();
    }

    private static string? Read(string file)
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

            // Its writer may be adding to it.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null; // it went away
        }
    }

    private static string LockOf(string file) => Path.ChangeExtension(file, ".lock");
}

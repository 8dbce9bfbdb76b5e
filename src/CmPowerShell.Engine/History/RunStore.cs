using System.Globalization;
using System.IO.Enumeration;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.History;

/// <summary>The recorded runs of a home: a folder for each, within the limits of number and age.</summary>
/// <param name="folder">Full path of the folder that holds them; it need not exist.</param>
/// <param name="count">The number of records to keep, read at each run.</param>
/// <param name="days">The number of days to keep them, read at each run; 0 for no limit.</param>
public sealed class RunStore(string folder, Func<int> count, Func<int> days)
{
    /// <summary>The maximum number of records; 0 for none.</summary>
    /// <exception cref="CmException">Id <c>SettingInvalid</c>.</exception>
    public int Count => count();

    /// <summary>The runs, newest first. Each is read on enumeration.</summary>
    public IEnumerable<RunRecord> All() => Folders().Select(RunRecord.Read);

    /// <summary>The run of an id.</summary>
    /// <exception cref="CmException">Id <c>RunNotFound</c>.</exception>
    public RunRecord Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Folders().FirstOrDefault(path => Path.GetFileName(path).Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? RunRecord.Read(found)
            : throw new CmException(new CmError("RunNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"There is no run '{id}'.")
            {
                Hint = NearestName.Hint(id, Folders().Select(path => Path.GetFileName(path)!)) ?? "Get-CmRun lists the recorded runs.",
                ClassicHint = NearestName.Hint(id, Folders().Select(path => Path.GetFileName(path)!)) ?? "'cm ls run' lists the recorded runs.",
                Target = id,
            });
    }

    /// <summary>Removes a run with its log.</summary>
    /// <exception cref="CmException">Ids <c>RunGoesOn</c>; <c>FolderNotRemoved</c>.</exception>
    public static void Remove(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Outcome == RunOutcome.Running)
        {
            throw new CmException(new CmError("RunGoesOn", ReturnCode.Failed, CmErrorCategory.Storage, $"The run '{run.Id}' has not ended, so it cannot be removed.")
            { Hint = "Stop it, or wait until it ends.", Target = run.Id });
        }

        try
        {
            Directory.Delete(run.Folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CmException(
                new CmError("FolderNotRemoved", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The folder '{run.Folder}' cannot be removed: {problem.Message}")
                { Hint = "Close the programs that use it, and check its permissions.", Target = run.Id },
                problem);
        }
    }

    /// <summary>Makes the folder of a new run.</summary>
    /// <param name="started">When it started, in UTC.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    internal string NewFolder(DateTime started)
    {
        while (true)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{Stamp(started)}-{Random.Shared.Next(0x10000):x4}");
            var path = Path.Combine(folder, id);
            if (!Directory.Exists(path))
            {
                return Directory.CreateDirectory(path).FullName;
            }
        }
    }

    /// <summary>
    /// Removes the oldest runs above the limits of number and age; the names of their folders contain their age. One that has not ended, or whose
    /// files are in use, stays for another time.
    /// </summary>
    /// <exception cref="CmException">Id <c>SettingInvalid</c>.</exception>
    internal void Prune()
    {
        foreach (var old in TooMany(Count, OldestKept()).Where(path => !RunLog.IsHeld(path)))
        {
            try
            {
                RemoveFolder(old);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // Another process does the same right now, or reads the log.
            }
        }
    }

    // Once there are enough records each run removes one, so its files are removed by their names: to list the folder takes as long as the rest.
    private static void RemoveFolder(string path)
    {
        File.Delete(RunLog.PathIn(path));
        File.Delete(Path.Combine(path, RunRecord.FileName));
        try
        {
            Directory.Delete(path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            // Something else is in it.
            Directory.Delete(path, recursive: true);
        }
    }

    // Each run asks this, so it reads the names once and sorts only where there is something to remove.
    private List<string> TooMany(int most, string first)
    {
        var names = Names();
        var excess = Math.Max(names.Count - most, names.Count(name => string.CompareOrdinal(name, first) < 0));
        if (excess <= 0)
        {
            return [];
        }

        var oldest = new PriorityQueue<string, string>(excess + 1, Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left)));
        foreach (var name in names)
        {
            oldest.Enqueue(name, name);
            if (oldest.Count > excess)
            {
                oldest.Dequeue();
            }
        }

        return [.. oldest.UnorderedItems.Select(item => Path.Combine(folder, item.Element)).Order(StringComparer.Ordinal)];
    }

    private List<string> Names() => Directory.Exists(folder)
        ? [.. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.FileName.ToString()) { ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory }]
        : [];

    // The beginning of the name of the oldest run that is young enough.
    private string OldestKept() => days() is > 0 and var most && (DateTime.UtcNow - DateTime.UnixEpoch).TotalDays > most ? Stamp(DateTime.UtcNow.AddDays(-most)) : "";

    private static string Stamp(DateTime time) => time.ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture);

    // The names begin with the time.
    private IEnumerable<string> Folders() =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).OrderByDescending(path => path, StringComparer.Ordinal) : [];
}

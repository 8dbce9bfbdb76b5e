namespace CmPowerShell.Engine.Locking;

/// <summary>
/// Records for other processes which cache entries a run uses, until the run ends, so that they are not removed. It never waits and no process waits for it.
/// </summary>
/// <remarks>
/// A run that uses an entry records it first and then checks for a removal; a process that removes an entry takes its lock first and then checks for users.
/// So at least one of two notices the other.
/// </remarks>
internal sealed class EntryLeases : IDisposable
{
    private const string Kind = "use";
    private readonly OwnedFile _note;
    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);

    private EntryLeases(OwnedFile note) => _note = note;

    /// <summary>Begins the record of the entries that a run uses.</summary>
    /// <param name="folder">The folder of the locks; it exists.</param>
    /// <param name="user">The run.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static EntryLeases Begin(string folder, LockOwner user) => new(OwnedFile.Leave(folder, Kind, user.Text + "\n"));

    /// <summary>Records that the run uses entries.</summary>
    /// <param name="uids">Their uids.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(IEnumerable<string> uids)
    {
        if (uids.Where(_entries.Add).ToList() is { Count: > 0 } added)
        {
            _note.Add(string.Concat(added.Select(uid => uid + "\n")));
        }
    }

    /// <summary>Gets the entries in use, and their users.</summary>
    /// <param name="folder">The folder of the locks.</param>
    public static ILookup<string, LockOwner> All(string folder) => OwnedFile.All(folder, Kind)
        .Select(text => text.Split('\n'))
        .Select(lines => (User: LockOwner.Parse(lines[0]), Entries: lines[1..]))
        .Where(use => use.User is not null)
        .SelectMany(use => use.Entries.Select(entry => (entry, use.User)))
        .ToLookup(use => use.entry, use => use.User!, StringComparer.Ordinal);

    /// <summary>The run uses nothing any more.</summary>
    public void Dispose() => _note.Dispose();
}

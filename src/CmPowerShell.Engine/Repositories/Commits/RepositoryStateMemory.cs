using CmPowerShell.Engine.Repositories.Trust;

namespace CmPowerShell.Engine.Repositories.Commits;

/// <summary>Keeps the states of repositories during a session, each until something in the repository changes.</summary>
internal sealed class RepositoryStateMemory : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (string Digest, RepositoryState State)> _known = new(StringComparer.Ordinal);

    /// <summary>The stamps of the folders.</summary>
    public FolderStamps Stamps { get; } = new();

    /// <summary>The state of a repository.</summary>
    /// <param name="folder">Full path of its folder.</param>
    /// <param name="commit">Its current commit.</param>
    /// <param name="clock">The current time.</param>
    /// <param name="read">Reads the state of a folder with this stamp.</param>
    public RepositoryState Get(string folder, string commit, TimeProvider clock, Func<FolderStamp?, RepositoryState> read)
    {
        // Taken first: what changes while the state is read is noticed by the next question.
        var (now, stamp) = (clock.GetUtcNow(), Stamps.Of(folder));
        lock (_gate)
        {
            if (stamp is { } current && _known.TryGetValue(folder, out var known) && known.Digest == current.Digest && known.State.Commit == commit)
            {
                return known.State;
            }
        }

        var state = read(stamp);
        if (stamp is { } settled && settled.IsSettled(now))
        {
            lock (_gate)
            {
                _known[folder] = (settled.Digest, state);
            }
        }

        return state;
    }

    /// <inheritdoc/>
    public void Dispose() => Stamps.Dispose();
}

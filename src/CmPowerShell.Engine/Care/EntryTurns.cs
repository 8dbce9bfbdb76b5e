using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Care;

/// <summary>The runs that make or use entries at the moment, so that nobody takes an entry away from them.</summary>
internal sealed class EntryTurns
{
    private const string Care = "the care of the cache";
    private readonly RunTurns _turns;
    private readonly Lazy<IReadOnlyDictionary<string, TurnHolder>> _users;

    /// <summary>Looks for the runs of a home.</summary>
    /// <param name="home">The home of the entries.</param>
    /// <param name="asker">What asks, where that is a hook: its run may take away what it uses itself, as may one that has started this program.</param>
    public EntryTurns(CmHome home, IOperationOrigin? asker = null)
    {
        _turns = (asker as IRunOrigin)?.Turns ?? RunTurns.Begin(home, RunIdentity.Outer);
        _users = new(_turns.UsedByOthers);
    }

    /// <summary>Takes an entry that is to be removed or replaced from all others, until what comes back is disposed.</summary>
    /// <param name="uid">The entry.</param>
    /// <param name="what">What is not done when a run makes or uses it: <c>removed</c>.</param>
    /// <exception cref="CmException"><c>CacheEntryInUse</c>, <c>HomeNotWritable</c>.</exception>
    public IDisposable Take(string uid, string what)
    {
        var removal = _turns.TryTake(TurnName.Removal(uid), Care) ?? throw InUse(uid, what, "somebody else does that right now");
        try
        {
            // Whoever begins to use it from here on sees the turn.
            return _turns.UsedByOthers().TryGetValue(uid, out var user) ? throw InUse(uid, what, $"{user}, uses it")
                : new EntryClaim(removal, _turns.TryTake(TurnName.Entry(uid), Care) ?? throw InUse(uid, what, "a run is making it"));
        }
        catch
        {
            removal.Dispose();
            throw;
        }
    }

    /// <summary>Whether a run is making an entry.</summary>
    public bool IsTaken(string uid)
    {
        using var turn = _turns.TryTake(TurnName.Entry(uid), Care);
        return turn is null;
    }

    /// <summary>Who used an entry when this was first asked; null when nobody did.</summary>
    public TurnHolder? UserOf(string uid) => _users.Value.GetValueOrDefault(uid);

    private static CmException InUse(string uid, string what, string why) => new(new CmError(
        "CacheEntryInUse", ReturnCode.Failed, CmErrorCategory.Storage, $"The cache entry {uid} is not {what}: {why}.")
    { Hint = "Wait for the run, or end it.", Target = uid });

    private sealed record EntryClaim(Turn Removal, Turn Entry) : IDisposable
    {
        public void Dispose()
        {
            Entry.Dispose();
            Removal.Dispose();
        }
    }
}

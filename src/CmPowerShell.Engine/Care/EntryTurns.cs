using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Care;

/// <summary>The turns of runs that make entries at the moment, so that nobody takes an entry away from them.</summary>
/// <param name="home">The home of the entries.</param>
internal sealed class EntryTurns(CmHome home)
{
    private readonly RunTurns _turns = RunTurns.Begin(home, outer: null);

    /// <summary>Takes the turn of an entry; null when a run is making it.</summary>
    /// <exception cref="CmException"><c>HomeNotWritable</c>.</exception>
    public Turn? TryTake(string uid) => _turns.TryTake(TurnName.Entry(uid), "the care of the cache");

    /// <summary>Takes the turn of an entry that is to be removed or replaced.</summary>
    /// <param name="uid">The entry.</param>
    /// <param name="what">What is not done when a run is making it: <c>removed</c>.</param>
    /// <exception cref="CmException"><c>CacheEntryInUse</c>, <c>HomeNotWritable</c>.</exception>
    public Turn Take(string uid, string what) => TryTake(uid) ?? throw new CmException(new CmError(
        "CacheEntryInUse", ReturnCode.Failed, CmErrorCategory.Storage, $"The cache entry {uid} is not {what}: a run is making it.")
    { Hint = "Wait for the run, or end it.", Target = uid });

    /// <summary>Whether a run is making an entry.</summary>
    public bool IsTaken(string uid)
    {
        using var turn = TryTake(uid);
        return turn is null;
    }
}

using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Care;

/// <summary>The turns of runs that make entries at the moment, so that nobody takes an entry away from them.</summary>
/// <param name="home">The home of the entries.</param>
internal sealed class EntryTurns(CmHome home)
{
    private readonly RunTurns _turns = RunTurns.Begin(home, outer: null);

    /// <summary>Takes the turn of an entry; null when a run is making it.</summary>
    /// <exception cref="Errors.CmException"><c>HomeNotWritable</c>.</exception>
    public Turn? TryTake(string uid) => _turns.TryTake(TurnName.Entry(uid), "the care of the cache");

    /// <summary>Whether a run is making an entry.</summary>
    public bool IsTaken(string uid)
    {
        using var turn = TryTake(uid);
        return turn is null;
    }
}

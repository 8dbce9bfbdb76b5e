using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Turns;

namespace CmPowerShell.Engine.Execution;

/// <summary>The turn to make a result that is to be cached.</summary>
internal static class ResultTurn
{
    /// <summary>Waits for it.</summary>
    /// <param name="tree">The run.</param>
    /// <param name="automation">The alias of the automation that keeps the result.</param>
    /// <param name="script">The script.</param>
    /// <param name="key">What the result is found by and made from. Runs that would make the same result have the same key, as far as that can be told before their dependencies run.</param>
    /// <param name="operation">Is told for whom it waits, and can end the wait.</param>
    /// <returns>The turn; null where to wait for it would never end, so that the run makes a result for itself.</returns>
    public static Turn? Take(RunTree tree, string automation, Artifact script, IEnumerable<string> key, Operation operation)
    {
        var wish = new TurnWish(TurnName.Result(automation, key), script.Name.ToString(), holder => $"'{script.Name}' waits for {holder}, for the same result.");
        var turn = tree.Turns.Take(wish, operation);
        if (turn is null)
        {
            operation.Detail($"'{script.Name}' makes its result for itself, because whoever makes the same one waits for this run.");
        }

        return turn;
    }
}

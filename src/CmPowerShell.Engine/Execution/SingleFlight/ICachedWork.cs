using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Engine.Execution.SingleFlight;

/// <summary>A result that can be cached. Each generation of scripts defines how its results are found, reused, made and committed.</summary>
/// <typeparam name="TMade">What the stages of a run leave for the commit.</typeparam>
internal interface ICachedWork<TMade>
{
    /// <summary>The script whose result it is.</summary>
    Artifact Script { get; }

    /// <summary>The automation that keeps the results of the generation: <c>cache</c> or <c>installed</c>.</summary>
    ObjectName Automation { get; }

    /// <summary>Finds the entries among which <see cref="Find"/> looks.</summary>
    TagQuery Query { get; }

    /// <summary>Whether the caller requested a new entry, so that no entry of another run counts.</summary>
    bool IsNewWanted { get; }

    /// <summary>
    /// What the result is found by and made from. Runs that would make the same result have the same key, as far as that is known before their dependencies run. Their order does not matter.
    /// </summary>
    IReadOnlyList<string> Key { get; }

    /// <summary>Searches an entry to reuse. It may ask the user and run the checks that a script declares for its entries.</summary>
    CacheLookup Find();

    /// <summary>Takes the result from an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="reason">Why it fits.</param>
    RunResult Reuse(ICacheEntry entry, string reason);

    /// <summary>Begins an entry for a result that has to be made.</summary>
    IncompleteEntry Begin();

    /// <summary>Runs the stages that make the result.</summary>
    /// <param name="entry">The unfinished entry, whose folder is the work directory.</param>
    /// <param name="reason">Why the result has to be made.</param>
    TMade Make(ICacheEntry entry, string reason);

    /// <summary>Makes the entry visible to other runs, unless the stages ended without a result to keep.</summary>
    /// <param name="entry">The unfinished entry.</param>
    /// <param name="made">What the stages left.</param>
    RunResult Commit(ICacheEntry entry, TMade made);
}

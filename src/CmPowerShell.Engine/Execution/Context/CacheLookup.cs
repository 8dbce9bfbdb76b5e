using CmPowerShell.Engine.Cache;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>The answer of the cache to the search for a result.</summary>
/// <param name="Entry">The entry to reuse; null when the result has to be made.</param>
/// <param name="Reason">Why it is this entry, or why there is none; one line.</param>
internal sealed record CacheLookup(ICacheEntry? Entry, string Reason);

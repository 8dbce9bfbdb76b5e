using CmPowerShell.Engine.Artifacts;

namespace CmPowerShell.Engine.Execution.SingleFlight;

/// <summary>The answer of the cache to a run that looks for its result.</summary>
/// <param name="Entry">The entry to reuse; null when the result has to be made.</param>
/// <param name="Reason">Why it is this entry, or why there is none; one line.</param>
internal sealed record CacheLookup(Artifact? Entry, string Reason);

using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>The outcome of an entry of a bundle.</summary>
/// <param name="Entry">The entry in the bundle.</param>
/// <param name="Artifact">The entry here; null where it was not taken in.</param>
/// <param name="WasThere">Whether one with the same result was here before, so that nothing was done.</param>
/// <param name="Problem">Why it was not taken in; null where it was.</param>
public sealed record ImportedEntry(BundledEntry Entry, Artifact? Artifact, bool WasThere, CmError? Problem);

namespace CmPowerShell.Engine.Care.Cleaning;

/// <summary>A cache entry that is to go.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record PlannedRemoval(KeptEntry Entry, string Reason);

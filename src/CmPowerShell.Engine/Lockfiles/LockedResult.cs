namespace CmPowerShell.Engine.Lockfiles;

/// <summary>What a run made or found with a script.</summary>
/// <param name="Version">The version; empty if the script has none.</param>
/// <param name="Entry">The uid of the cache entry; empty if the result is not cached.</param>
/// <param name="Digest">The digest of the files of the entry, which is equal in each home; empty if the result is not cached.</param>
public sealed record LockedResult(string Version, string Entry, string Digest)
{
    /// <summary>The SHA-256 of detected programs outside of the home, by the variables that name them.</summary>
    public IReadOnlyDictionary<string, string> Tools { get; init; } = new Dictionary<string, string>();

    /// <summary>The SHA-256 of the files that hooks downloaded in the run, by their addresses without query.</summary>
    public IReadOnlyDictionary<string, string> Downloads { get; init; } = new Dictionary<string, string>();
}

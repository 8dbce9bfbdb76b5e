using CmPowerShell.Engine.Cache.Maintenance;
using CmPowerShell.Engine.Events;

namespace CmPowerShell.Engine.Cache.Inspection.Rules;

/// <summary>One thing that can be wrong in the cache.</summary>
/// <param name="id">The id: small letters and dashes, stable.</param>
/// <param name="severity">How much a finding matters.</param>
/// <param name="summary">The description of the finding, as a sentence.</param>
public abstract class CacheRule(string id, FindingSeverity severity, string summary)
{
    /// <summary>The id.</summary>
    public string Id { get; } = id;

    /// <summary>The severity of its findings.</summary>
    public FindingSeverity Severity { get; } = severity;

    /// <summary>The description of the finding, as a sentence.</summary>
    public string Summary { get; } = summary;

    /// <summary>Checks one entry.</summary>
    internal virtual IEnumerable<CacheFinding> Check(CacheEntry entry, CacheSnapshot all) => [];

    /// <summary>Checks the other folders in the cache.</summary>
    internal virtual IEnumerable<CacheFinding> CheckAround(CacheSnapshot all) => [];

    /// <summary>Makes a finding.</summary>
    private protected CacheFinding Found(CacheEntry entry, string message, string suggestion) => new(Severity, Id, entry, entry.Artifact.Path, message, suggestion);

    /// <summary>Makes a finding that is not about an entry.</summary>
    private protected CacheFinding Found(string path, string message, string suggestion) => new(Severity, Id, null, path, message, suggestion);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

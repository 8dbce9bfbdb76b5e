namespace CmPowerShell;

/// <summary>The severity of a finding of Test-CmArtifact or Test-CmCache, in ascending order.</summary>
public enum CmFindingSeverity
{
    /// <summary>Something without effect that may well be meant so.</summary>
    Information,

    /// <summary>Most likely a mistake: something is ignored, or means something else than it seems to.</summary>
    Warning,

    /// <summary>Something fails as soon as it is used.</summary>
    Error,
}

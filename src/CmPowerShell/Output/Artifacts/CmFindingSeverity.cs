namespace CmPowerShell;

/// <summary>How much a finding of Test-CmArtifact or Test-CmCache matters, from little to much.</summary>
public enum CmFindingSeverity
{
    /// <summary>Something without effect that may well be meant so.</summary>
    Information,

    /// <summary>Most likely a mistake: something is ignored, or means something else than it seems to.</summary>
    Warning,

    /// <summary>Something fails as soon as it is used.</summary>
    Error,
}

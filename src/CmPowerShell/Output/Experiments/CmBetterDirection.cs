namespace CmPowerShell;

/// <summary>Which values of a figure are better.</summary>
public enum CmBetterDirection
{
    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>Lower ones, such as of a time.</summary>
    Lower,

    /// <summary>Higher ones, such as of a rate.</summary>
    Higher,
}

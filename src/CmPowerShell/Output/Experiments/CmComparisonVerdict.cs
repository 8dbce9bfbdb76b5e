namespace CmPowerShell;

/// <summary>What a comparison of one figure found.</summary>
public enum CmComparisonVerdict
{
    /// <summary>There is no difference beyond chance.</summary>
    Same,

    /// <summary>The candidate is better.</summary>
    Better,

    /// <summary>The candidate is worse.</summary>
    Worse,

    /// <summary>The values differ, and it is not known which ones are better.</summary>
    Different,

    /// <summary>There are too few values to decide.</summary>
    Uncertain,
}

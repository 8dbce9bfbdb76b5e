namespace CmPowerShell;

/// <summary>The order in which the points of an experiment are measured.</summary>
public enum CmPointOrder
{
    /// <summary>The points in a random order, each with all its repetitions.</summary>
    Random,

    /// <summary>In rounds: each round measures all points once, in a random order.</summary>
    Interleaved,

    /// <summary>The points as listed, each with all its repetitions.</summary>
    Listed,
}

namespace CmPowerShell.Engine.Experiments.Design;

/// <summary>The order in which points are measured.</summary>
public enum PointOrder
{
    /// <summary>The points in a random order, each with all its repetitions.</summary>
    Random,

    /// <summary>In rounds: each round measures all points once, in a random order. A slow change of the machine then affects all points alike.</summary>
    Interleaved,

    /// <summary>The points as listed, each with all its repetitions.</summary>
    Listed,
}

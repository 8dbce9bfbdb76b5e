namespace CmPowerShell;

/// <summary>Where the points of an experiment are measured.</summary>
public enum CmExecutor
{
    /// <summary>In this process.</summary>
    Local,

    /// <summary>On the nodes of a cluster, as an array of tasks of Slurm.</summary>
    Slurm,

    /// <summary>On other hosts, by the program ssh.</summary>
    Ssh,
}

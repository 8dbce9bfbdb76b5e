namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>Where points are measured.</summary>
public enum ExecutorKind
{
    /// <summary>In this process.</summary>
    Local,

    /// <summary>On the nodes of a cluster, as an array of tasks of Slurm.</summary>
    Slurm,

    /// <summary>On other hosts, by the program ssh.</summary>
    Ssh,
}

using CmPowerShell.Engine.Platform.Processes;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Experiments.Executors.Slurm;

/// <summary>The resources that can be requested of the cluster of this machine.</summary>
public static class ClusterResources
{
    // Longer than a controller needs, and shorter than a user waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The partitions; none without Slurm, or if its controller does not answer soon.</summary>
    public static IReadOnlyList<string> FindPartitions()
    {
        if (ProgramPath.Find("sinfo") is null)
        {
            return [];
        }

        var asked = Task.Run(Ask);
        return asked.Wait(Patience) ? asked.Result : [];
    }

    private static IReadOnlyList<string> Ask()
    {
        try
        {
            return [.. CapturedProgram.Run("sinfo", ["--noheader", "--format=%R"]).Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        }
        catch (CmException)
        {
            return [];
        }
    }
}

using System.Runtime.InteropServices;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Engine.Repositories.Git;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Experiments.Running;

/// <summary>The machine on which an experiment runs, and the commit of the caller's sources.</summary>
internal static class ExperimentFacts
{
    /// <summary>The facts.</summary>
    /// <param name="workDirectory">Full path of the directory of the caller.</param>
    public static MetaMap Collect(string workDirectory)
    {
        var facts = new MetaMap
        {
            ["machine"] = Environment.MachineName,
            ["platform"] = $"{HostInfo.Current.PlatformName}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}",
            ["system"] = RuntimeInformation.OSDescription,
            ["processor"] = GetProcessor(),
            ["cores"] = Environment.ProcessorCount,
            ["memory_bytes"] = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["product"] = ProductVersion.Current,
        };
        if (DirectoryPath.Upwards(workDirectory).FirstOrDefault(folder => Path.Exists(Path.Combine(folder, ".git"))) is { } sources && CheckedOutCommit.Read(sources) is { Length: > 0 } commit)
        {
            facts["commit"] = commit;
        }

        return facts;
    }

    private static string GetProcessor()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim() ?? ""
                : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

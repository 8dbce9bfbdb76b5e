using System.Globalization;
using System.Runtime.InteropServices;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reporting;

/// <summary>When and on what machine a run was recorded, under the names that the Python tools use.</summary>
internal static class MachineFacts
{
    /// <summary>The facts. The version of .NET replaces that of Python.</summary>
    public static MetaMap Collect(HostInfo host) => new()
    {
        ["host_os_name"] = host.IsWindows ? "nt" : "posix",
        ["host_system"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(host.PlatformName),
        ["host_os_release"] = Environment.OSVersion.Version.ToString(),
        ["host_machine"] = Machine(host),
        ["host_architecture"] = new MetaList { host.Bits + "bit", "" },
        ["host_runtime"] = RuntimeInformation.FrameworkDescription,
        ["run_uid"] = ArtifactStore.NewUid(),
        ["run_iso_datetime"] = DateTime.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
    };

    private static string Machine(HostInfo host) => (RuntimeInformation.OSArchitecture, host.IsWindows) switch
    {
        (Architecture.X64, true) => "AMD64",
        (Architecture.X64, _) => "x86_64",
        (Architecture.Arm64, true) => "ARM64",
        (Architecture.Arm64, _) => host.Platform == HostPlatform.MacOS ? "arm64" : "aarch64",
        var (other, _) => other.ToString().ToLowerInvariant(),
    };
}

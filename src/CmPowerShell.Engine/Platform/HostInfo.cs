using System.Globalization;
using System.Runtime.InteropServices;

namespace CmPowerShell.Engine.Platform;

/// <summary>The properties of the machine that the engine needs to run scripts on it.</summary>
/// <param name="Platform">The operating system.</param>
/// <param name="Bits">Word size of the operating system: <c>32</c> or <c>64</c>.</param>
public sealed record HostInfo(HostPlatform Platform, string Bits)
{
    /// <summary>This machine.</summary>
    public static HostInfo Current { get; } = new(DetectPlatform(), Environment.Is64BitOperatingSystem ? "64" : "32");

    /// <summary>Whether scripts are batch files.</summary>
    public bool IsWindows => Platform == HostPlatform.Windows;

    /// <summary>The name that published meta and hooks use: <c>linux</c>, <c>darwin</c> or <c>windows</c>.</summary>
    public string PlatformName => Platform switch
    {
        HostPlatform.Windows => "windows",
        HostPlatform.MacOS => "darwin",
        _ => "linux",
    };

    /// <summary>The display name, as in the lists of platforms of a script: <c>linux</c>, <c>macos</c> or <c>windows</c>.</summary>
    public string CommonName => Platform == HostPlatform.MacOS ? "macos" : PlatformName;

    /// <summary>The processor as <c>uname -m</c> names it, such as <c>x86_64</c> or <c>aarch64</c>; on Windows such as <c>AMD64</c>.</summary>
    public string Processor => (RuntimeInformation.OSArchitecture, Platform) switch
    {
        (Architecture.X64, HostPlatform.Windows) => "AMD64",
        (Architecture.X64, _) => "x86_64",
        (Architecture.X86, HostPlatform.Windows) => "x86",
        (Architecture.X86, _) => "i686",
        (Architecture.Arm64, HostPlatform.Linux) => "aarch64",
        (Architecture.Arm64, HostPlatform.Windows) => "ARM64",
        (Architecture.Arm64, _) => "arm64",
        (Architecture.Arm, _) => "armv7l",
        var (other, _) => other.ToString().ToLowerInvariant(),
    };

    /// <summary>The separator of the parts of a list variable such as <c>PATH</c>.</summary>
    public string ListSeparator => IsWindows ? ";" : ":";

    /// <summary>Word size of this process; it replaces that of Python, which is not started for this.</summary>
    public static string ProcessBits => (8 * IntPtr.Size).ToString(CultureInfo.InvariantCulture);

    private static HostPlatform DetectPlatform() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? HostPlatform.Windows
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? HostPlatform.MacOS
        : HostPlatform.Linux;
}

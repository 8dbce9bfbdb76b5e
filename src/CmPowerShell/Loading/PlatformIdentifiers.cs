using System.Runtime.InteropServices;

namespace CmPowerShell.Loading;

/// <summary>The names of folders that hold files for this platform.</summary>
internal static class PlatformIdentifiers
{
    /// <summary>The names, best first: that of the runtime, and the portable one, such as <c>linux-x64</c>.</summary>
    /// <param name="runtimeIdentifier">The identifier that this runtime uses for its machine; the build of a distribution may use <c>debian.12-x64</c>.</param>
    public static IEnumerable<string> Of(string runtimeIdentifier) => All(runtimeIdentifier).Distinct();

    private static IEnumerable<string> All(string runtimeIdentifier)
    {
        yield return runtimeIdentifier;
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        if (OperatingSystem.IsLinux() && runtimeIdentifier.StartsWith("alpine", StringComparison.Ordinal))
        {
            yield return $"linux-musl-{architecture}";
        }

        yield return $"{Platform()}-{architecture}";
    }

    private static string Platform() => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
}

namespace CmPowerShell.Loading;

/// <summary>The possible paths of an assembly of the engine in the packaged module.</summary>
internal static class AssemblyPath
{
    /// <summary>The paths to check, best first: the assembly that is compiled for this platform and version of .NET, and the portable one.</summary>
    /// <param name="folder">The folder that holds the portable assemblies.</param>
    /// <param name="name">The name of the assembly.</param>
    /// <param name="runtimeIdentifier">The identifier that this runtime uses for its machine.</param>
    /// <param name="runtime">The version of .NET. Native code is used by the version that it was compiled for, and by no other.</param>
    public static IEnumerable<string> Candidates(string folder, string name, string runtimeIdentifier, Version runtime) =>
        [.. PlatformIdentifiers.Of(runtimeIdentifier).Select(identifier => Path.Combine(folder, $"net{runtime.Major}.0", identifier, name + ".dll")), Path.Combine(folder, name + ".dll")];
}

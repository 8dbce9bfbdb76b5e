namespace CmPowerShell.Loading;

/// <summary>The possible paths of the native library of a package below a folder with the layout <c>runtimes/RID/native</c>.</summary>
internal static class NativeLibraryPath
{
    /// <summary>The paths to check, best first.</summary>
    /// <param name="folder">The folder that holds <c>runtimes</c>.</param>
    /// <param name="name">The name that the managed side requests, such as <c>git2-5853918</c>.</param>
    /// <param name="runtimeIdentifier">The identifier that this runtime uses for its machine; the build of a distribution may use <c>debian.12-x64</c>.</param>
    public static IEnumerable<string> Candidates(string folder, string name, string runtimeIdentifier) =>
        from identifier in PlatformIdentifiers.Of(runtimeIdentifier)
        from file in FileNames(name)
        select Path.Combine(folder, "runtimes", identifier, "native", file);

    private static IEnumerable<string> FileNames(string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        var file = name.EndsWith(extension, StringComparison.Ordinal) ? name : name + extension;
        yield return file;
        if (!OperatingSystem.IsWindows())
        {
            yield return "lib" + file;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CmPowerShell.Engine.Platform;

/// <summary>
/// Finds the files that ship with the binaries: in the module's folder when it is packaged and the engine is in its <c>deps</c>,
/// in the folder <c>module</c> next to the assembly in a build, in the packaged module next to a native program.
/// </summary>
public static class ModuleFiles
{
    private const string BuiltInRepository = "repository";
    private const string ModuleName = "CmPowerShell";
    private const string DependencyFolder = "deps";
    private static readonly Lazy<string?> Located = new(() => Locate(EngineFolder));

    /// <summary>Full path of the folder that holds them, or null.</summary>
    public static string? Locate() => Located.Value;

    /// <summary>Full path of the folder of the engine's portable assembly; in a native program, which has no assemblies, that of the program.</summary>
    internal static string EngineFolder => RuntimeFeature.IsDynamicCodeSupported ? PortableFolder(OfAssembly()) : AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>Full path of the folder that holds them, for an engine in a given folder, or null.</summary>
    public static string? Locate(string engineFolder)
    {
        string[] candidates = [Path.Combine(engineFolder, "module"), Path.Combine(engineFolder, ModuleName), engineFolder, Path.GetDirectoryName(engineFolder) ?? engineFolder];
        return candidates.FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, BuiltInRepository, "cmr.yaml")));
    }

    /// <summary>Full path of the built-in repository in such a folder, or null.</summary>
    public static string? Repository(string? modulePath) =>
        modulePath is not null && Directory.Exists(Path.Combine(modulePath, BuiltInRepository)) ? Path.Combine(modulePath, BuiltInRepository) : null;

    // An assembly that is compiled for a platform is in deps/VERSION/PLATFORM.
    private static string PortableFolder(string folder) =>
        Path.GetDirectoryName(Path.GetDirectoryName(folder)) is { } above && Path.GetFileName(above) == DependencyFolder ? above : folder;

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "Asked only where code is compiled as it runs, so from assemblies; an empty answer is handled.")]
    private static string OfAssembly() => Path.GetDirectoryName(typeof(ModuleFiles).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;
}

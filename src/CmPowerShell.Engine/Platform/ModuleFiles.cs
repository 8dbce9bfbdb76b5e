namespace CmPowerShell.Engine.Platform;

/// <summary>
/// Finds the files that ship with the binaries: in the module's folder when it is packaged and the engine is in its <c>deps</c>,
/// in the folder <c>module</c> next to the assembly in a build.
/// </summary>
public static class ModuleFiles
{
    private const string BuiltInRepository = "repository";

    /// <summary>Full path of the folder that holds them, or null.</summary>
    public static string? Locate() => Locate(Path.GetDirectoryName(typeof(ModuleFiles).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory);

    /// <summary>Full path of the folder that holds them, for an engine in a given folder, or null.</summary>
    public static string? Locate(string engineFolder)
    {
        string[] candidates = [Path.Combine(engineFolder, "module"), engineFolder, Path.GetDirectoryName(engineFolder) ?? engineFolder];
        return candidates.FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, BuiltInRepository, "cmr.yaml")));
    }

    /// <summary>Full path of the built-in repository in such a folder, or null.</summary>
    public static string? Repository(string? modulePath) =>
        modulePath is not null && Directory.Exists(Path.Combine(modulePath, BuiltInRepository)) ? Path.Combine(modulePath, BuiltInRepository) : null;
}

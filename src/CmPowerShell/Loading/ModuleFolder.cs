namespace CmPowerShell.Loading;

/// <summary>The folder of the module's assembly, with its views, the built-in repository and the Python side of hooks next to it.</summary>
internal static class ModuleFolder
{
    /// <summary>Full path of the folder.</summary>
    public static string Path { get; } = System.IO.Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    /// <summary>Full path of a file or folder in it.</summary>
    public static string Find(string name) => System.IO.Path.Combine(Path, name);
}

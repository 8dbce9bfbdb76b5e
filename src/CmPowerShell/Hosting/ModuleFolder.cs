namespace CmPowerShell.Hosting;

/// <summary>
/// Where the files that ship beside the binaries stand: in the module's own folder when it is packaged,
/// in the folder <c>module</c> beside the assembly when the program <c>cm</c> or a test hosts it.
/// </summary>
internal static class ModuleFolder
{
    /// <summary>Full path of the folder.</summary>
    public static string Path { get; } = Find(System.IO.Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location) ?? AppContext.BaseDirectory);

    /// <summary>Full path of a file or folder in it.</summary>
    public static string Of(string name) => System.IO.Path.Combine(Path, name);

    private static string Find(string beside)
    {
        var separate = System.IO.Path.Combine(beside, "module");
        return Directory.Exists(separate) ? separate : beside;
    }
}

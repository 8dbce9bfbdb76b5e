namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>The files of the project, found from where the tests run.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The files below a folder of the project, without what a build made.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "CmPowerShell.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CmPowerShell.sln."));
}

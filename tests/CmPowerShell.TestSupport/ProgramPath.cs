namespace CmPowerShell.TestSupport;

/// <summary>Finds programs of this machine.</summary>
public static class ProgramPath
{
    /// <summary>The full path of a program on <c>PATH</c>; null when it is not there.</summary>
    /// <param name="name">The name without an extension.</param>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);
}

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Finds programs in the folders of a <c>PATH</c>, as a shell does.</summary>
internal static class ProgramPath
{
    // In the order in which they count.
    private static readonly string[] OnWindows = [".exe", ".cmd", ".bat"];

    /// <summary>Full path of a program; null if it is not there.</summary>
    /// <param name="name">Its name, without an ending.</param>
    /// <param name="path">The folders; those of this process for null. A relative one does not count.</param>
    /// <param name="endings">Its endings on Windows; the usual ones for null.</param>
    public static string? Find(string name, string? path = null, IReadOnlyList<string>? endings = null)
    {
        IReadOnlyList<string> possible = OperatingSystem.IsWindows() ? endings ?? OnWindows : [""];
        return (path ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => possible.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }
}

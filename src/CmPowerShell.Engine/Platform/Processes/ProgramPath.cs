using System.ComponentModel;

namespace CmPowerShell.Engine.Platform.Processes;

/// <summary>Finds programs in the folders of a <c>PATH</c>, as a shell does.</summary>
internal static class ProgramPath
{
    private const int NoSuchFile = 2;

    // In the order in which they count.
    private static readonly string[] OnWindows = [".exe", ".cmd", ".bat"];

    /// <summary>
    /// The program to start for a name. On Windows it is the full path, because Windows itself searches the current directory before <c>PATH</c>, where a repository may
    /// have a program of that name.
    /// </summary>
    /// <param name="name">The name, with or without its ending, or a path, which stays as it is.</param>
    /// <exception cref="Win32Exception">It is in no folder of <c>PATH</c>.</exception>
    public static string ToStart(string name)
    {
        if (!OperatingSystem.IsWindows() || name.AsSpan().IndexOfAny('\\', '/', ':') >= 0)
        {
            return name;
        }

        var system = string.Join(Path.PathSeparator, Environment.SystemDirectory, Environment.GetEnvironmentVariable("PATH"));
        return Find(name, system, Path.HasExtension(name) ? ["", ".exe"] : [".exe", ".com"]) ?? throw new Win32Exception(NoSuchFile);
    }

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

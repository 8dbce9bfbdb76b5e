namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>The files of a run. Links are not followed, and not copied: what others have published could lead anywhere.</summary>
internal static class PlainFiles
{
    private const string LockEnding = ".lock";

    /// <summary>The files in a folder, at any depth, relative to it.</summary>
    public static IEnumerable<string> Enumerate(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(file => !file.EndsWith(LockEnding, StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(folder, file))
        .Order(StringComparer.Ordinal);

    /// <summary>Copies the files of a folder.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public static void Copy(string from, string to, CancellationToken cancellation)
    {
        foreach (var name in Enumerate(from))
        {
            cancellation.ThrowIfCancellationRequested();
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }
    }
}

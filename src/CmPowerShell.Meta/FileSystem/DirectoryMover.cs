namespace CmPowerShell.Meta.FileSystem;

/// <summary>Renames a folder.</summary>
internal static class DirectoryMover
{
    private const int Attempts = 20;
    private const int Pause = 20;

    /// <summary>Renames a folder on the same disk. New files in it are often held for a moment on Windows.</summary>
    /// <exception cref="IOException">The new name is taken, or something in the folder is in use.</exception>
    public static void Move(string from, string to) =>
        HeldFile.Try(() => Directory.Move(from, to), failure => HeldFile.MayBeCauseOfRename(failure) && !Directory.Exists(to), Attempts, Pause);
}

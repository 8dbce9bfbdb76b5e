namespace CmPowerShell.Meta.FileSystem;

/// <summary>Copies a folder with everything in it. Links are copied as links.</summary>
/// <param name="report">Receives the number of files copied so far, after each file.</param>
/// <param name="cancellation">Stops the copy between two entries.</param>
internal sealed class DirectoryCopier(Action<int> report, CancellationToken cancellation)
{
    private int _files;

    /// <summary>Names that are left out at every depth; none by default.</summary>
    public Predicate<string> LeavesOut { get; init; } = _ => false;

    /// <summary>Copies the content of a folder into another one.</summary>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in FileAccessErrors.Read(from, () => new DirectoryInfo(from).GetFileSystemInfos()).Where(entry => !LeavesOut(entry.Name)))
        {
            cancellation.ThrowIfCancellationRequested();
            CopyEntry(entry, Path.Combine(to, entry.Name));
        }
    }

    private void CopyEntry(FileSystemInfo entry, string target)
    {
        if (entry.LinkTarget is { } link)
        {
            CopyLink(entry, link, target);
        }
        else if (entry is DirectoryInfo)
        {
            Copy(entry.FullName, target);
        }
        else
        {
            CopyFile(entry.FullName, target);
        }
    }

    private static void CopyLink(FileSystemInfo entry, string link, string target)
    {
        if (entry is DirectoryInfo)
        {
            DirectoryLink.Create(target, link);
        }
        else
        {
            File.CreateSymbolicLink(target, link);
        }
    }

    private void CopyFile(string file, string target)
    {
        // A file that cannot be read is a fault of its folder and not of the home, which File.Copy does not distinguish.
        FileAccessErrors.Read(file, () => RegularFile.Open(file)).Dispose();
        File.Copy(file, target);
        report(++_files);
    }
}

namespace CmPowerShell.Conformance.Mlcflow;

/// <summary>Copies a folder with all in it: its clone of git, and links as links.</summary>
internal static class FolderCopy
{
    internal static void Make(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var place = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } target)
            {
                File.CreateSymbolicLink(place, target);
            }
            else if (entry is DirectoryInfo)
            {
                Make(entry.FullName, place);
            }
            else
            {
                File.Copy(entry.FullName, place);
            }
        }
    }
}

namespace CmPowerShell.TestSupport;

/// <summary>A folder of one test, removed with everything in it when the test ends.</summary>
public sealed class ScratchFolder : IDisposable
{
    // A link can lead out of the folder, or back into it.
    private static readonly EnumerationOptions WithoutLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Makes a new folder below the machine's folder for temporary files.</summary>
    /// <param name="name">Last part of its path; may hold spaces and quotes to test that they do no harm.</param>
    public ScratchFolder(string name = "scratch")
    {
        Root = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "cm-test-" + Guid.NewGuid().ToString("N")[..12]);
        Path = System.IO.Path.Combine(Root, name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    private string Root { get; }

    /// <summary>Full path of something in the folder.</summary>
    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a text file, creates its folders, and returns its full path.</summary>
    public string Write(string relativePath, string text)
    {
        var path = At(relativePath.Split('/'));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>All files below the folder, relative, with forward slashes and sorted, without those of git.</summary>
    public IReadOnlyList<string> Files() => Directory
        .EnumerateFiles(Path, "*", WithoutLinks)
        .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
        .Where(file => !file.Contains(".git/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", WithoutLinks).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(Root, recursive: true);
    }
}

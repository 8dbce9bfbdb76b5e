using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>A directory that bounds what may be read, written or removed for one purpose. It is the only maker of a <see cref="ContainedPath"/>.</summary>
internal sealed class FolderRoot
{
    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Creates a root for a directory. The links in its path are resolved once, here.</summary>
    /// <param name="path">The directory; it need not exist.</param>
    public FolderRoot(string path) => Path = CanonicalPath.Resolve(path);

    /// <summary>Full path of the directory, without links.</summary>
    public string Path { get; }

    /// <summary>A path below the directory, none of whose directories is a link.</summary>
    /// <param name="relative">The path from the directory, with the separators of this system or forward slashes.</param>
    /// <exception cref="CmException"><c>PathOutside</c>: the path is absolute, empty, leads up, or passes through a link.</exception>
    public ContainedPath Resolve(string relative)
    {
        var parts = relative.Split('/', System.IO.Path.DirectorySeparatorChar).Where(part => part is not ("" or ".")).ToArray();
        if (System.IO.Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal) || parts.Length == 0 || parts.Contains(".."))
        {
            throw FileProblem.Outside(Path, relative, "leads out of it");
        }

        var directory = Path;
        foreach (var part in parts[..^1])
        {
            directory = System.IO.Path.Combine(directory, part);
            if (FileEntry.Of(directory).Kind is FileKind.Link or FileKind.Regular or FileKind.Special)
            {
                throw FileProblem.Outside(Path, relative, $"passes through '{part}', which is not a directory");
            }
        }

        return new ContainedPath(this, System.IO.Path.Combine(directory, parts[^1]));
    }

    /// <summary>Whether a path is the directory or is below it once every link is followed.</summary>
    public bool Holds(string path)
    {
        try
        {
            var real = CanonicalPath.Resolve(path);
            return real.Equals(Path, Comparison)
                || real.StartsWith(Path.TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar, Comparison);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}

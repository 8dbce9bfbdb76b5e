using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>A path that is checked to be inside a directory. Its operations follow no link at its end.</summary>
internal sealed class ContainedPath
{
    /// <summary>Made by <see cref="FolderRoot.Resolve"/> alone.</summary>
    internal ContainedPath(FolderRoot root, string fullPath) => (Root, FullPath) = (root, fullPath);

    /// <summary>The directory that holds it.</summary>
    public FolderRoot Root { get; }

    /// <summary>The full path.</summary>
    public string FullPath { get; }

    /// <summary>Gets the current kind.</summary>
    public FileKind Kind => FileEntry.Of(FullPath).Kind;

    /// <summary>Makes the directories above it that are missing.</summary>
    public void CreateParent() => Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);

    /// <summary>Makes the directory, unless it is there.</summary>
    /// <exception cref="CmException"><c>PathOutside</c>: a link has its name.</exception>
    public void CreateDirectory()
    {
        if (Kind == FileKind.Link)
        {
            throw FileProblem.Outside(Root.Path, FullPath, "is a link, not a directory");
        }

        Directory.CreateDirectory(FullPath);
    }

    /// <summary>Creates a file that is not there yet.</summary>
    /// <param name="replaces">Whether a file or link of this name is removed first. The target of a link is not changed.</param>
    /// <exception cref="IOException">The name is taken.</exception>
    public FileStream CreateFile(bool replaces = false)
    {
        if (replaces)
        {
            DeleteFile();
        }

        return new FileStream(FullPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Opens a regular file.</summary>
    /// <exception cref="CmException"><c>FileNotRegular</c>: it is a link, a directory or a device.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public FileStream OpenRead() => RegularFile.Open(FullPath, followsLink: false);

    /// <summary>Removes a file or link, if there is one. The target of a link is not changed.</summary>
    public void DeleteFile()
    {
        if (Kind is FileKind.Regular or FileKind.Link or FileKind.Special)
        {
            File.Delete(FullPath);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => FullPath;
}

using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>A folder, such as one of a network share. It is not made: a share that is not mounted would otherwise be filled on the disk below it.</summary>
/// <param name="folder">Full path of the folder.</param>
internal sealed class SharedFolder(string folder) : ISharedStorage
{
    /// <inheritdoc/>
    public string Place => folder;

    /// <inheritdoc/>
    public Stream? Open(string name)
    {
        RequireFolder();
        var path = GetPath(name);
        return FileEntry.Of(path).Kind switch
        {
            FileKind.Missing => null,
            FileKind.Regular => RegularFile.Open(path, followsLink: false),
            _ => throw new SharedEntryException($"'{path}' is not a file"),
        };
    }

    /// <inheritdoc/>
    public void Write(string name, Stream content)
    {
        RequireFolder();
        var path = GetPath(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            AtomicFile.Write(path, content.CopyTo);
        }
        catch (CmException problem) when (problem.Error.Id == "FileNotWritable")
        {
            throw problem.InnerException is UnauthorizedAccessException refused ? new UnauthorizedAccessException(refused.Message, refused) : new IOException(problem.Error.Message, problem);
        }
    }

    private void RequireFolder()
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException("The folder does not exist.");
        }
    }

    private string GetPath(string name) => Path.Combine(folder, Path.Combine(name.Split('/')));
}

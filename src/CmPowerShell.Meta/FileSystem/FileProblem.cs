using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>Makes the errors of paths and files that a repository, an archive or a bundle names.</summary>
internal static class FileProblem
{
    /// <summary>A path would leave the directory that bounds it.</summary>
    public static CmException Outside(string root, string path, string why) => new(new CmError(
        "PathOutside", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The path '{path}' is not used in '{root}': it {why}.")
    { Hint = "Replace the link or name by a plain file or directory, if you trust where it came from.", Target = root });

    /// <summary>A device, pipe, directory or link is where a file is expected.</summary>
    public static CmException NotRegular(string path, FileKind kind) => new(new CmError(
        "FileNotRegular", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The file '{path}' is not read: it is a {Name(kind)}, not a regular file.")
    { Hint = "Replace it by a regular file.", Location = new SourceLocation(path), Target = path });

    /// <summary>A file is larger than such a file may be.</summary>
    public static CmException TooLarge(string path, long limit) => new(new CmError(
        "FileTooLarge", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The file '{path}' is not read: it has more than {limit >> 20} MiB.")
    { Hint = "Move its data into a file of another name.", Location = new SourceLocation(path), Target = path });

    private static string Name(FileKind kind) => kind switch
    {
        FileKind.Directory => "directory",
        FileKind.Link => "link",
        _ => "device, pipe or socket",
    };
}

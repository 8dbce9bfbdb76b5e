using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Errors;

/// <summary>The errors of commands that write a file which the user names.</summary>
internal static class ExportErrors
{
    /// <summary>The file is there already, and -NoClobber was given.</summary>
    public static CmException FileExists(string path) => new(new CmError(
        "FileExists", ReturnCode.AlreadyExists, CmErrorCategory.AlreadyExists, $"The file {path} exists already.")
    { Hint = "Give another name, or leave -NoClobber out to replace it.", Location = new SourceLocation(path), Target = path });
}

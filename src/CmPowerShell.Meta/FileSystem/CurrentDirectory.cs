using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>The current directory of the process, which another process can have removed.</summary>
internal static class CurrentDirectory
{
    /// <summary>Its full path.</summary>
    /// <exception cref="CmException">Id <c>CurrentDirectoryGone</c>.</exception>
    public static string Path
    {
        get
        {
            try
            {
                return Directory.GetCurrentDirectory();
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new CmException(
                    new CmError("CurrentDirectoryGone", ReturnCode.Failed, CmErrorCategory.NotFound, "The current directory of this process was removed, or cannot be read.")
                    { Hint = "Change to another directory, and run it again." },
                    problem);
            }
        }
    }
}

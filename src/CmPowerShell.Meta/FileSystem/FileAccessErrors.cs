using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>Reads a file or directory and maps access errors to <c>FileNotReadable</c>.</summary>
internal static class FileAccessErrors
{
    /// <summary>Reads a file or folder.</summary>
    /// <param name="path">Which one.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="CmException"><c>FileNotReadable</c>.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(path, problem);
        }
    }

    private static CmException NotReadable(string path, Exception inner) => new(
        new CmError("FileNotReadable", ReturnCode.Failed, CmErrorCategory.PermissionDenied, $"{path} cannot be read: {inner.Message}")
        { Hint = HeldFile.IsCauseOf(inner) ? HeldFile.Hint : "Check its permissions.", Location = new SourceLocation(path), Target = path },
        inner);
}

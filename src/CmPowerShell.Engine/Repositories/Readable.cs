using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Repositories;

/// <summary>Reads from the disk and tells what it means when that is refused.</summary>
internal static class Readable
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
            throw RepositoryProblem.NotReadable(path, problem);
        }
    }
}

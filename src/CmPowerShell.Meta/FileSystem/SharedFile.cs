using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.FileSystem;

/// <summary>A file that another program made and several write, such as the one in which a build service collects variables.</summary>
internal static class SharedFile
{
    /// <summary>Adds a text at its end.</summary>
    /// <exception cref="CmException">Id <c>FileNotWritable</c>.</exception>
    public static void Append(string path, string text)
    {
        try
        {
            File.AppendAllText(path, text);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CmException(
                new CmError("FileNotWritable", ReturnCode.Failed, StorageFailure.GetCategory(problem), $"The file '{path}' cannot be written: {problem.Message}") { Target = path }, problem);
        }
    }
}

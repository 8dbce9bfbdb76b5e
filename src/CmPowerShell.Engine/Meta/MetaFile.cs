using CmPowerShell.Engine.Errors;

namespace CmPowerShell.Engine.Meta;

/// <summary>Reads files of meta: JSON where the name ends in <c>.json</c>, otherwise YAML.</summary>
public static class MetaFile
{
    /// <summary>The value of a file.</summary>
    /// <param name="path">The file: UTF-8, or UTF-16 with a byte order mark.</param>
    /// <exception cref="CmException"><c>MetaFileMissing</c>, <c>FileNotReadable</c>, or <c>MetaFileBroken</c> with line and column.</exception>
    public static MetaValue Load(string path) => Read(path).Value;

    /// <summary>The value of a file, and which of its keys stand twice.</summary>
    /// <inheritdoc cref="Load"/>
    public static MetaDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var isJson = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        var text = MetaEncoding.Decode(Bytes(path), path, isJson ? "JSON" : "YAML");
        return isJson ? JsonMeta.Read(text, path) : YamlMeta.Read(text, path);
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem("MetaFileMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, path, "does not exist", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var category = problem is UnauthorizedAccessException ? CmErrorCategory.PermissionDenied : CmErrorCategory.Storage;
            throw Problem("FileNotReadable", ReturnCode.Failed, category, path, $"cannot be read: {problem.Message}", problem);
        }
    }

    private static CmException Problem(string id, ReturnCode code, CmErrorCategory category, string path, string what, Exception problem) => new(
        new CmError(id, code, category, $"The file '{path}' {what}.") { Location = new SourceLocation(path), Target = path },
        problem);
}

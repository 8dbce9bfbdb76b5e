using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Grammar;

/// <summary>Reads a file named with <c>@</c> on the command line, whose keys become input.</summary>
internal static class InputFile
{
    /// <summary>Reads a <c>.json</c> or <c>.yaml</c> file that holds a map.</summary>
    /// <exception cref="CmException">Ids <c>InputFileNotFound</c>, <c>InputFileInvalid</c>, or those of <see cref="MetaFile.Load"/>, with line and column where the file is broken.</exception>
    internal static MetaMap Read(string file)
    {
        var path = Path.GetFullPath(file.Length == 0 ? throw Invalid("@", "it names no file") : file);
        Existing(path);
        if (Path.GetExtension(path).ToUpperInvariant() is not (".JSON" or ".YAML" or ".YML"))
        {
            throw Invalid(path, "its name must end in .json or .yaml");
        }

        return MetaFile.Load(path) as MetaMap ?? throw Invalid(path, "it must hold a map");
    }

    /// <summary>The path of a file, which must be there.</summary>
    /// <exception cref="CmException">Id <c>InputFileNotFound</c>.</exception>
    internal static string Existing(string path) => File.Exists(path) ? path : throw NotFound(path);

    private static CmException NotFound(string path) => new(new CmError(
        "InputFileNotFound", ReturnCode.NotFound, CmErrorCategory.NotFound, $"The input file '{path}' was not found.")
    {
        Hint = Folder(path) is { } folder ? NearestName.Hint(Path.GetFileName(path), folder) : null,
        Location = new SourceLocation(path),
        Target = path,
    });

    private static IEnumerable<string>? Folder(string path) =>
        Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(Path.GetFileName).OfType<string>() : null;

    private static CmException Invalid(string path, string problem) => new(new CmError(
        "InputFileInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The input file '{path}' cannot be used: {problem}.")
    {
        Location = new SourceLocation(path),
        Target = path,
    });
}

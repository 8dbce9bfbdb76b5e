using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using CmPowerShell.Meta.Yaml;

namespace CmPowerShell.Meta.Documents;

/// <summary>Reads files of meta: JSON where the name ends in <c>.json</c>, otherwise YAML.</summary>
public static class MetaFile
{
    private const long MostBytes = 16 << 20;
    private static readonly string[] Extensions = [".yaml", ".json"];

    /// <summary>The value of a file.</summary>
    /// <param name="path">The file: UTF-8, or UTF-16 with a byte order mark.</param>
    /// <exception cref="CmException"><c>MetaFileMissing</c>, <c>FileNotReadable</c>, <c>FileNotRegular</c>, <c>FileTooLarge</c>, or <c>MetaFileBroken</c> with line and column.</exception>
    public static MetaValue Load(string path) => Read(path).Value;

    /// <summary>The value of a file that must be a map.</summary>
    /// <inheritdoc cref="Load"/>
    public static MetaMap LoadMap(string path) => RequireMap(Read(path).Value, path);

    /// <summary>
    /// The value of a JSON file that a program has written, of at most 64 MiB. It needs the space of its values, and none for a text of the whole; lines and columns are known only of
    /// what is broken.
    /// </summary>
    /// <inheritdoc cref="Load"/>
    internal static MetaValue LoadData(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Opened(path, () => TryReadData(path)) ?? JsonMeta.Parse(MetaEncoding.Decode(Bytes(path, RegularFile.MostText), path, Format(path)), path);
    }

    private static MetaValue? TryReadData(string path)
    {
        using var file = RegularFile.Open(path, RegularFile.MostText);
        try
        {
            return JsonMessage.TryRead(file, file.Length);
        }
        catch (EndOfStreamException)
        {
            // Another program has shortened it.
            return null;
        }
    }

    /// <summary>The value of a file that a program has written and that must be a map.</summary>
    /// <inheritdoc cref="LoadData"/>
    internal static MetaMap LoadDataMap(string path) => RequireMap(LoadData(path), path);

    /// <summary>The value of a file, and its duplicate keys.</summary>
    /// <inheritdoc cref="Load"/>
    public static MetaDocument Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var text = MetaEncoding.Decode(Bytes(path), path, Format(path));
        return IsJson(path) ? JsonMeta.Read(text, path) : YamlMeta.Read(text, path);
    }

    /// <summary>The file of meta with the given name, YAML before JSON, or null when there is none.</summary>
    /// <param name="basePath">The path without extension, such as <c>…/_cm</c>.</param>
    public static string? Find(string basePath) => Extensions.Select(extension => basePath + extension).FirstOrDefault(File.Exists);

    /// <summary>Reads <c>basePath.yaml</c> and <c>basePath.json</c>, of which one may be missing. Keys of the JSON file replace those of the YAML file.</summary>
    /// <param name="basePath">The path without extension, such as <c>…/_cm</c>.</param>
    /// <exception cref="CmException"><c>MetaFileMissing</c> when both are missing, <c>FileNotReadable</c>, or <c>MetaFileBroken</c>.</exception>
    public static LoadedMeta LoadPair(string basePath)
    {
        var sources = Extensions
            .Select(extension => basePath + extension)
            .Where(File.Exists)
            .Select(path => new MetaSource(path, Read(path)))
            .ToList();
        sources.ForEach(source => RequireMap(source.Document.Value, source.Path));
        return sources.Count > 0
            ? LoadedMeta.Merge(sources)
            : throw Problem("MetaFileMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, basePath + ".yaml", "does not exist, nor one that ends in .json", null);
    }

    private static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the format of a file, by its extension.</summary>
    internal static string Format(string path) => IsJson(path) ? "JSON" : "YAML";

    private static MetaMap RequireMap(MetaValue value, string path) => value as MetaMap
        ?? throw MetaProblem.Broken(Format(path) + " of meta", path, value.Position, "a map of keys and values is expected");

    /// <summary>The content of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes it may have.</param>
    internal static byte[] Bytes(string path, long limit = MostBytes) => Opened(path, () => RegularFile.ReadAllBytes(path, limit));

    private static T Opened<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem("MetaFileMissing", ReturnCode.NotFound, CmErrorCategory.NotFound, path, "does not exist", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var category = StorageFailure.GetCategory(problem);
            throw Problem("FileNotReadable", ReturnCode.Failed, category, path, $"cannot be read: {problem.Message.TrimEnd('.')}", problem);
        }
    }

    private static CmException Problem(string id, ReturnCode code, CmErrorCategory category, string path, string what, Exception? problem) => new(
        new CmError(id, code, category, $"The file '{path}' {what}.")
        { Hint = problem is not null && HeldFile.IsCauseOf(problem) ? HeldFile.Hint : null, Location = new SourceLocation(path), Target = path },
        problem);
}

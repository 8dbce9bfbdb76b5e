using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Yaml;

/// <summary>YAML as PyYAML's <c>safe_load</c> reads it, which is YAML 1.1.</summary>
/// <remarks>
/// Documents in the simple form of <see cref="YamlBlockReader"/> are read there. For all others events come from YamlDotNet, which accepts slightly different texts. It refuses texts in
/// brackets or double quotes that continue left of their parent and block texts whose sign is alone on a line at the left,
/// and it accepts some tabs and stray signs. No file in the published repositories is concerned. Lists, maps and their
/// aliases may be nested 500 deep, <c>!!binary</c> is refused, and the values of a <c>!!set</c> are null.
/// </remarks>
public static class YamlMeta
{
    /// <summary>
    /// Reads a text of one document. Duplicate keys: the last value counts, at the first place. Keys that are no texts
    /// become the text that Python's JSON writer shows. An empty text is null.
    /// </summary>
    /// <param name="text">The text; a byte order mark at its start is skipped.</param>
    /// <param name="file">Its file, for positions in errors.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c> with file, line and column.</exception>
    public static MetaValue Parse(string text, string file) => Read(text, file).Value;

    /// <summary>Reads a text and reports duplicate keys.</summary>
    /// <inheritdoc cref="Parse"/>
    public static MetaDocument Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var content = text.StartsWith('\uFEFF') ? text[1..] : text;
        YamlCharacters.Check(content, file);
        return YamlBlockReader.TryRead(content) ?? new YamlConstructor(file).Construct(new YamlComposer(content, file).Compose());
    }

    /// <summary>Writes a value as <c>yaml.dump(value, sort_keys=…)</c> does: in blocks, ASCII only, long texts folded at column 80, a newline at the end.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sortKeys">Whether keys are sorted by code point; otherwise they keep their order.</param>
    public static string Write(MetaValue value, bool sortKeys = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new YamlWriter(sortKeys).Write(value);
    }

    /// <summary>Saves a value as the Python tools save <c>_cm.yaml</c> and <c>cmr.yaml</c>.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="value">The value.</param>
    /// <param name="sortKeys">Whether keys are sorted; the Python tools always sort them.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Save(string path, MetaValue value, bool sortKeys = true) => AtomicFile.WriteText(path, Write(value, sortKeys));
}

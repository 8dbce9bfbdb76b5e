using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta.Yaml;

namespace CmPowerShell.Engine.Meta;

/// <summary>YAML as PyYAML's <c>safe_load</c> reads it, which is YAML 1.1.</summary>
public static class YamlMeta
{
    /// <summary>
    /// Reads a text of one document. Duplicate keys: the last value counts, at the first place. Keys that are no texts
    /// become the text that Python's JSON writer shows. An empty text is null.
    /// </summary>
    /// <param name="text">The text; a byte order mark at its start is passed over.</param>
    /// <param name="file">The file it came from, for positions in errors.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c> with file, line and column.</exception>
    public static MetaValue Parse(string text, string file) => Read(text, file).Value;

    /// <summary>Reads a text and tells which keys stand twice.</summary>
    /// <inheritdoc cref="Parse"/>
    public static MetaDocument Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        YamlCharacters.Check(text, file);
        return new YamlConstructor(file).Construct(new YamlComposer(text, file).Compose());
    }
}

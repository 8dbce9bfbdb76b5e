using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Json;

/// <summary>JSON as Python's <c>json</c> module reads and writes it.</summary>
public static class JsonMeta
{
    /// <summary>Reads a text. Duplicate keys: the last value counts, at the first place. <c>NaN</c> and <c>Infinity</c> are numbers.</summary>
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
        return new JsonReader(text, file).ReadDocument();
    }

    /// <summary>Writes a value as <c>json.dumps(value, indent=…, sort_keys=…)</c> does: ASCII only, no newline at the end.</summary>
    /// <param name="value">The value. Dates are written as text, which Python refuses to do.</param>
    /// <param name="indent">Spaces for each level, 0 for line ends alone.</param>
    /// <param name="sortKeys">Whether keys are sorted by code point; otherwise they keep their order.</param>
    public static string Write(MetaValue value, int indent = 2, bool sortKeys = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegative(indent);
        return ToText(value, indent, sortKeys);
    }

    /// <summary>Writes a value in one line as <c>json.dumps(value)</c> does, with a space after each comma and colon.</summary>
    /// <inheritdoc cref="Write"/>
    public static string WriteLine(MetaValue value, bool sortKeys = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return ToText(value, null, sortKeys);
    }

    /// <summary>Saves a value as the Python tools save <c>_cm.json</c>, <c>repos.json</c> and similar files: two spaces, sorted keys, a newline at the end.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="value">The value.</param>
    /// <param name="sortKeys">Whether keys are sorted.</param>
    /// <param name="waitForDisk">Whether to wait until it is on the disk; a file that only lives as long as a run need not be.</param>
    /// <exception cref="CmException"><c>FileNotWritable</c>.</exception>
    public static void Save(string path, MetaValue value, bool sortKeys = true, bool waitForDisk = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(value);
        AtomicFile.WriteAscii(path, stream => WriteFile(stream, value, sortKeys), waitForDisk);
    }

    private static string ToText(MetaValue value, int? indent, bool sortKeys)
    {
        var text = new JsonBuffer();
        new JsonWriter(text, indent, sortKeys).Write(value);
        return Encoding.ASCII.GetString(text.Kept);
    }

    private static void WriteFile(Stream stream, MetaValue value, bool sortKeys)
    {
        var text = new JsonBuffer(stream);
        new JsonWriter(text, 2, sortKeys).Write(value);
        text.Take(1)[0] = (byte)'\n';
        text.Flush();
    }
}

using System.Runtime.InteropServices;
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
        return new JsonWriter(indent, sortKeys).Write(value);
    }

    /// <summary>Writes a value in one line as <c>json.dumps(value)</c> does, with a space after each comma and colon.</summary>
    /// <inheritdoc cref="Write"/>
    public static string WriteLine(MetaValue value, bool sortKeys = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new JsonWriter(null, sortKeys).Write(value);
    }

    /// <summary>Writes a value as <see cref="WriteLine"/> does, in bytes.</summary>
    /// <param name="value">The value.</param>
    /// <param name="room">The number of bytes before it that the caller fills.</param>
    internal static Memory<byte> WriteMessage(MetaValue value, int room) => MemoryMarshal.AsMemory(new JsonWriter(null, sortKeys: false).WriteBytes(value, room));

    /// <summary>Reads what another program of this machine has written; lines and columns are not recorded.</summary>
    /// <param name="json">The text in UTF-8.</param>
    /// <param name="name">What it is, for errors.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c>.</exception>
    internal static MetaValue ReadMessage(ReadOnlySpan<byte> json, string name) => JsonMessage.TryRead(json) ?? Parse(Encoding.UTF8.GetString(json), name);

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
        AtomicFile.WriteAscii(path, new JsonWriter(2, sortKeys).WriteFile(value), waitForDisk);
    }
}

using System.Text;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Meta.Values;

/// <summary>Decodes the bytes of a file of meta: UTF-8, or UTF-16 with a byte order mark.</summary>
internal static class MetaEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The text; a byte order mark is left out.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="file">The file, for errors.</param>
    /// <param name="format">JSON or YAML, for errors.</param>
    /// <exception cref="CmException"><c>MetaFileBroken</c>: the bytes are not of the encoding.</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes, string file, string format)
    {
        var (encoding, start) = Detect(bytes);
        var content = bytes[start..];
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException problem)
        {
            throw MetaProblem.Broken(format, file, Position(encoding, content, problem.Index), $"the bytes here are not {encoding.WebName.ToUpperInvariant()}", problem);
        }
    }

    /// <summary>The encoding of bytes and the length of their byte order mark, 0 when they have none.</summary>
    internal static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, ..] => (Utf16, 2),
        [0xfe, 0xff, ..] => (Utf16BigEndian, 2),
        [0xef, 0xbb, 0xbf, ..] => (Utf8, 3),
        _ => (Utf8, 0),
    };

    // The bytes before the first wrong one are right, but the index may point a little before or after their end.
    private static SourcePosition Position(Encoding encoding, ReadOnlySpan<byte> content, int index)
    {
        var lenient = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        var before = lenient.GetString(content[..Math.Clamp(index, 0, content.Length)]);
        return new SourcePosition(before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}

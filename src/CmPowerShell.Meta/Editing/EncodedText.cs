using System.Text;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Meta.Editing;

/// <summary>The text of a file of meta, with the data for writing it in its original encoding.</summary>
/// <param name="Text">The text without its byte order mark.</param>
/// <param name="Encoding">The encoding.</param>
/// <param name="HasMark">Whether the file begins with a byte order mark.</param>
internal sealed record EncodedText(string Text, Encoding Encoding, bool HasMark)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>MetaFileMissing</c>, <c>FileNotReadable</c>, <c>MetaFileBroken</c>.</exception>
    internal static EncodedText Load(string path)
    {
        var bytes = MetaFile.Bytes(path);
        var (encoding, mark) = MetaEncoding.Detect(bytes);
        return new EncodedText(MetaEncoding.Decode(bytes, path, MetaFile.Format(path)), encoding, mark > 0);
    }

    /// <summary>Writes another text in the same encoding.</summary>
    /// <exception cref="CmPowerShell.Meta.Errors.CmException"><c>FileNotWritable</c>, <c>TextNotEncodable</c>.</exception>
    internal void Save(string path, string text)
    {
        if (!HasMark)
        {
            AtomicFile.WriteText(path, text);
            return;
        }

        AtomicFile.WriteBytes(path, (byte[])[.. Encoding.GetBytes("\uFEFF"), .. Encoding.GetBytes(text)]);
    }
}

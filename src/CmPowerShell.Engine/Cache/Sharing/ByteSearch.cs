using System.Text;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>Searches texts in the bytes of files that can be larger than memory.</summary>
internal static class ByteSearch
{
    private const int BlockSize = 1 << 20;

    /// <summary>The first of some texts that is in a stream in UTF-8; null if none is.</summary>
    public static string? FindFirst(Stream stream, IReadOnlyCollection<string> texts)
    {
        var wanted = texts.Where(text => text.Length > 0).Select(text => (Text: text, Bytes: Encoding.UTF8.GetBytes(text))).ToList();
        var overlap = wanted.Count == 0 ? 0 : wanted.Max(text => text.Bytes.Length) - 1;
        var buffer = new byte[BlockSize + overlap];
        for (int kept = 0, read; wanted.Count > 0 && (read = stream.ReadAtLeast(buffer.AsSpan(kept, BlockSize), BlockSize, throwOnEndOfStream: false)) > 0;)
        {
            var block = buffer.AsSpan(0, kept + read);
            foreach (var (text, bytes) in wanted)
            {
                if (block.IndexOf(bytes) >= 0)
                {
                    return text;
                }
            }

            kept = Math.Min(overlap, block.Length);
            block[^kept..].CopyTo(buffer);
        }

        return null;
    }
}

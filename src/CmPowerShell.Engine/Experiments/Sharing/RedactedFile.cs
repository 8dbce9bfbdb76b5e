using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;

namespace CmPowerShell.Engine.Experiments.Sharing;

/// <summary>Copies a file without what must not be seen.</summary>
internal static class RedactedFile
{
    private const long Largest = 64 << 20;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Copies a file. One that is no text, or too large to check, is left out.</summary>
    /// <param name="from">Full path of the file.</param>
    /// <param name="to">Full path of the copy.</param>
    /// <param name="name">Its name in the list of what was redacted.</param>
    /// <param name="redaction">The rules.</param>
    /// <param name="parts">Takes what was redacted.</param>
    public static void Copy(string from, string to, string name, Redaction redaction, List<RedactedPart> parts)
    {
        if (ReadText(from) is not { } text)
        {
            parts.Add(new RedactedPart(RedactionKind.File, name, 1));
            return;
        }

        var counts = new SortedDictionary<RedactionKind, int>();
        void Count(RedactionKind kind, int count) => counts[kind] = counts.GetValueOrDefault(kind) + count;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.WriteAllText(to, RedactJson(from, text, redaction, Count) ?? redaction.Apply(text, Count));
        parts.AddRange(counts.Where(pair => pair.Value > 0).Select(pair => new RedactedPart(pair.Key, name, pair.Value)));
    }

    // As JSON, so that a name in it that has to be escaped is found, too.
    private static string? RedactJson(string path, string text, Redaction redaction, Action<RedactionKind, int> count)
    {
        try
        {
            return Path.GetExtension(path) == ".json" ? JsonMeta.Write(redaction.Apply(JsonMeta.Parse(text, path), count), sortKeys: false) + "\n" : null;
        }
        catch (CmException)
        {
            return null;
        }
    }

    private static string? ReadText(string path)
    {
        if (new FileInfo(path).Length > Largest)
        {
            return null;
        }

        try
        {
            using var stream = RegularFile.Open(path);
            using var reader = new StreamReader(stream, Strict);
            var text = reader.ReadToEnd();
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Text;
using CmPowerShell.Engine.Platform.Shells;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Puts new paths into a text file, written as the kind of file needs it.</summary>
internal static class RelocatedFile
{
    // Larger files are not settings.
    private const long Largest = 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Changes a file that contains old paths. A large or binary file is not changed.</summary>
    public static void Change(FileInfo file, PathMapping mapping)
    {
        if (ReadText(file) is { } text && Relocate(file, text, mapping) is var changed && changed != text)
        {
            AtomicFile.WriteText(file.FullName, changed);
        }
    }

    /// <summary>The content of a file in which paths are replaced; null for a large or binary file, and for a link.</summary>
    public static string? ReadText(FileInfo file) => file.LinkTarget is not null || file.Length is 0 or > Largest ? null : Read(file.FullName);

    /// <summary>The content of a file with new paths.</summary>
    public static string Relocate(FileInfo file, string text, PathMapping mapping) =>
        file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) ? mapping.Apply(text, OfJson, path => path)
            : ShellRegistry.Default.ForFile(file.Name)?.ReplacePaths(text, (part, written) => mapping.Apply(part, written)) ?? mapping.Apply(text);

    private static string? Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return bytes.AsSpan().Contains((byte)0) ? null : Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string OfJson(string path) => JsonMeta.WriteLine(new MetaText(path))[1..^1];
}

using System.IO.Compression;
using System.Text;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Reads the description in a bundle, without unpacking the bundle.</summary>
public static class BundleFile
{
    private const long MostBytes = 64 << 20;

    /// <summary>Reads it.</summary>
    /// <param name="archive">Full path of the archive.</param>
    /// <exception cref="CmException">Ids <c>CacheBundleInvalid</c>, <c>ArchiveBroken</c>, <c>FileNotReadable</c>, <c>MetaFileBroken</c>.</exception>
    public static CacheBundle Read(string archive)
    {
        try
        {
            RegularFile.Require(archive);
            using var zip = FileAccessErrors.Read(archive, () => ZipFile.OpenRead(archive));
            if (zip.GetEntry(CacheBundle.FileName) is not { } entry)
            {
                return CacheBundle.Create(MetaNull.Instance, archive);
            }

            return CacheBundle.Create(JsonMeta.Parse(Text(entry, archive), $"{archive}/{CacheBundle.FileName}"), archive);
        }
        catch (InvalidDataException problem)
        {
            throw ArchiveErrors.Broken(archive, problem.Message, problem);
        }
    }

    // The length in the archive may be wrong, so the bytes that are read are counted.
    private static string Text(ZipArchiveEntry entry, string archive)
    {
        using var from = entry.Open();
        var bytes = new byte[Math.Min(entry.Length, MostBytes) + 1];
        var length = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MostBytes && length <= entry.Length ? Encoding.UTF8.GetString(bytes, 0, length) : throw ArchiveErrors.TooLarge(archive, $"{MostBytes >> 20} MiB in '{CacheBundle.FileName}'");
    }
}

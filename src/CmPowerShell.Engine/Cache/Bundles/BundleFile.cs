using System.IO.Compression;
using CmPowerShell.Engine.Repositories.Archives;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Bundles;

/// <summary>Reads what a bundle says of itself, without unpacking it.</summary>
public static class BundleFile
{
    /// <summary>Reads it.</summary>
    /// <param name="archive">Full path of the archive.</param>
    /// <exception cref="CmException">Ids <c>CacheBundleInvalid</c>, <c>ArchiveBroken</c>, <c>FileNotReadable</c>, <c>MetaFileBroken</c>.</exception>
    public static CacheBundle Read(string archive)
    {
        try
        {
            using var zip = FileAccessErrors.Read(archive, () => ZipFile.OpenRead(archive));
            if (zip.GetEntry(CacheBundle.FileName) is not { } entry)
            {
                return CacheBundle.Create(MetaNull.Instance, archive);
            }

            using var reader = new StreamReader(entry.Open());
            return CacheBundle.Create(JsonMeta.Parse(reader.ReadToEnd(), $"{archive}/{CacheBundle.FileName}"), archive);
        }
        catch (InvalidDataException problem)
        {
            throw ArchiveErrors.Broken(archive, problem.Message, problem);
        }
    }
}

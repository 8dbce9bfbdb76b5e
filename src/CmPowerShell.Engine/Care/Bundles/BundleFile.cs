using System.IO.Compression;
using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Archives;

namespace CmPowerShell.Engine.Care.Bundles;

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
            using var zip = Readable.Read(archive, () => ZipFile.OpenRead(archive));
            if (zip.GetEntry(CacheBundle.FileName) is not { } entry)
            {
                return CacheBundle.Of(MetaNull.Instance, archive);
            }

            using var reader = new StreamReader(entry.Open());
            return CacheBundle.Of(JsonMeta.Parse(reader.ReadToEnd(), $"{archive}/{CacheBundle.FileName}"), archive);
        }
        catch (InvalidDataException problem)
        {
            throw ArchiveProblem.Broken(archive, problem.Message, problem);
        }
    }
}

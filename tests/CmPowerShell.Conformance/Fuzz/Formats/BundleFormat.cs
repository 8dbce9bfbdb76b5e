using CmPowerShell.Engine.Cache.Bundles;
using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Conformance.Fuzz.Formats;

/// <summary>The description in a bundle of cache entries.</summary>
internal sealed class BundleFormat : IFuzzFormat
{
    public string Name => "bundle";

    public byte[] Seed { get; } = """
        {"format": 1, "home": "/home/x/CM", "platform": "linux-x64", "entries": [{"automation": "cache", "uid": "00000000000000ab", "script": "s,00000000000000ac",
        "tags": ["a"], "path": "/home/x/CM/repos/local/cache/00000000000000ab", "real_path": "", "links": {"bin/python": "/usr/bin/python3"}}],
        "repositories": [{"name": "a@a,00000000000000aa", "path": "/x", "url": "https://host/a/a", "commit": ""}]}
        """u8.ToArray();

    public bool Try(string folder, byte[] input)
    {
        var archive = Path.Combine(folder, "bundle.zip");
        File.WriteAllBytes(archive, ArchiveFormat.Zip((CacheBundle.FileName, System.Text.Encoding.Latin1.GetString(input))));
        try
        {
            BundleFile.Read(archive);
            return true;
        }
        catch (CmException)
        {
            return false;
        }
    }
}

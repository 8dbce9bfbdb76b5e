using System.Text;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Sharing;

/// <summary>The description of an entry in a shared store: which archive holds its files.</summary>
/// <param name="Address">The address for which it was written.</param>
/// <param name="Archive">The SHA-256 of the archive, 64 hex digits.</param>
/// <param name="Size">The bytes of the archive.</param>
internal sealed record SharedListing(string Address, string Archive, long Size)
{
    private const int CurrentFormat = 1;
    private const int MostBytes = 64 * 1024;
    private const int DigestDigits = 64;

    /// <summary>Reads one.</summary>
    /// <param name="content">The content.</param>
    /// <param name="address">The requested address.</param>
    /// <exception cref="SharedEntryException">It is truncated, or of another address.</exception>
    public static SharedListing Read(Stream content, SharedAddress address)
    {
        var bytes = new byte[MostBytes + 1];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var map = length > MostBytes ? throw new SharedEntryException("its description is too large") : Parse(Encoding.UTF8.GetString(bytes, 0, length));
        if (map.Find("format") is not MetaInteger format || format.Value > CurrentFormat)
        {
            throw new SharedEntryException(map.ContainsKey("format") ? $"its format {map.Text("format")} is that of a later version of this program" : "its description has no format");
        }

        var listing = new SharedListing(map.Text("address"), map.Text("archive"), map.Find("size") is MetaInteger size && size.Value >= 0 && size.Value <= long.MaxValue ? (long)size.Value : -1);
        return listing.Address != address.ToString() ? throw new SharedEntryException("its description is that of another entry")
            : listing.Archive.Length != DigestDigits || !listing.Archive.All(char.IsAsciiHexDigitLower) || listing.Size < 0 ? throw new SharedEntryException("its description names no archive")
            : listing;
    }

    /// <summary>The content.</summary>
    public Stream Write() => new MemoryStream(Encoding.UTF8.GetBytes(JsonMeta.Write(
        new MetaMap { ["format"] = CurrentFormat, ["address"] = Address, ["archive"] = Archive, ["size"] = Size },
        sortKeys: false) + "\n"));

    private static MetaMap Parse(string text)
    {
        try
        {
            return JsonMeta.Parse(text, "the shared store") as MetaMap ?? throw new SharedEntryException("its description is not a map");
        }
        catch (CmException)
        {
            throw new SharedEntryException("its description is not complete JSON");
        }
    }
}

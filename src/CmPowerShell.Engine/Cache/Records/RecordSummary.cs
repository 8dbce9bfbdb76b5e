using System.Globalization;
using System.Text.Json;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>What a list of entries shows of a record. It is read without making the rest of the record, which has an entry for each file.</summary>
/// <param name="Origin">Who made the entry, where and when.</param>
/// <param name="Size">The size of its files in bytes.</param>
public sealed record RecordSummary(CacheOrigin Origin, long Size)
{
    /// <summary>The summary of the record of an entry; null when it has none that can be used.</summary>
    /// <param name="entry">Full path of the entry's folder.</param>
    public static RecordSummary? TryRead(string entry)
    {
        try
        {
            var file = Path.Combine(entry, CacheRecord.FileName);
            return File.Exists(file) ? Read(RegularFile.ReadAllBytes(file, RegularFile.MostText)) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException or CmException)
        {
            return null;
        }
    }

    private static RecordSummary? Read(ReadOnlySpan<byte> json)
    {
        var (platform, madeBy, product, made, seconds, size, format) = ("", "", "", default(DateTime), 0.0, 0L, 0L);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.TokenType == JsonTokenType.StartObject ? reader.Read() && reader.TokenType == JsonTokenType.PropertyName : reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "platform": platform = reader.GetString() ?? ""; break;
                case "made_by": madeBy = reader.GetString() ?? ""; break;
                case "product": product = reader.GetString() ?? ""; break;
                case "made": made = DateTime.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time.ToUniversalTime() : default; break;
                case "duration_seconds": seconds = reader.GetDouble(); break;
                case "size": size = reader.GetInt64(); break;
                case "format": format = reader.GetInt64(); break;
                default: reader.Skip(); break;
            }

            reader.Read();
        }

        return format is < 1 or > CacheRecord.CurrentFormat ? null
            : new RecordSummary(new CacheOrigin(platform, madeBy, product, made, TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue))), size);
    }
}

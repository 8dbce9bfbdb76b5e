using System.Globalization;
using System.Runtime.InteropServices;
using CmPowerShell.Engine.Platform;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache.Records;

/// <summary>The user, machine and time of a cache entry.</summary>
/// <param name="Platform">Operating system and processor, such as <c>linux-x64</c>. A result counts on this platform only.</param>
/// <param name="MadeBy">User and machine, <c>user@host</c>.</param>
/// <param name="Product">The version of this program.</param>
/// <param name="Made">When it was finished, in UTC.</param>
/// <param name="Duration">How long it took, dependencies included.</param>
public sealed record CacheOrigin(string Platform, string MadeBy, string Product, DateTime Made, TimeSpan Duration)
{
    /// <summary>The platform of this machine.</summary>
    public static string ThisPlatform { get; } =
        $"{HostInfo.Current.PlatformName}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Creates the origin of an entry that this user makes now on this machine.</summary>
    /// <param name="duration">How long it took.</param>
    public static CacheOrigin Now(TimeSpan duration) =>
        new(ThisPlatform, $"{Environment.UserName}@{Environment.MachineName}", ProductVersion.Current, DateTime.UtcNow, duration);

    /// <summary>The keys that a record holds of it.</summary>
    public MetaMap ToMeta() => new()
    {
        ["platform"] = Platform,
        ["made_by"] = MadeBy,
        ["product"] = Product,
        ["made"] = Made.ToString("O", CultureInfo.InvariantCulture),
        ["duration_seconds"] = Math.Round(Duration.TotalSeconds, 3),
    };

    /// <summary>The origin that a record holds.</summary>
    public static CacheOrigin FromMeta(MetaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var made = DateTime.TryParse(map.Text("made"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time.ToUniversalTime() : default;
        var seconds = map.Find("duration_seconds") switch
        {
            MetaReal real when double.IsFinite(real.Value) => real.Value,
            MetaInteger integer => (double)integer.Value,
            _ => 0,
        };
        return new(map.Text("platform"), map.Text("made_by"), map.Text("product"), made, TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)));
    }
}

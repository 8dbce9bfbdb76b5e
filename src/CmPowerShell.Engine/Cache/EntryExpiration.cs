using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Cache;

/// <summary>The time until which an entry is reused: <c>cache_expiration</c> in its meta, in seconds since 1970, as mlcflow writes it.</summary>
internal static class EntryExpiration
{
    /// <summary>The key of the meta of an entry.</summary>
    public const string Key = "cache_expiration";

    /// <summary>Returns a description of when an entry expired; null while it can be reused.</summary>
    /// <param name="meta">The meta of the entry.</param>
    /// <param name="now">The present time.</param>
    public static string? WhyExpired(MetaMap meta, DateTimeOffset now) =>
        Time(meta.Find(Key)) is { } end && end <= now.ToUnixTimeMilliseconds() / 1000.0 ? $"it expired on {DateTimeOffset.FromUnixTimeMilliseconds((long)(end * 1000)):u}" : null;

    private static double? Time(MetaValue? value) => value switch
    {
        MetaReal { Value: >= 0 and < 1e11 } real => real.Value,
        MetaInteger integer when integer.Value >= 0 && integer.Value < 100_000_000_000 => (double)integer.Value,
        _ => null,
    };
}

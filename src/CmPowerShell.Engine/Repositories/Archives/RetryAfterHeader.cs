using System.Net.Http.Headers;

namespace CmPowerShell.Engine.Repositories.Archives;

/// <summary>Reads how long a host asks to wait.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The time to wait; null if the host does not specify one. A date is counted from now, and a past date means no time.</summary>
    /// <param name="header">The header of the answer.</param>
    /// <param name="now">The present time.</param>
    public static TimeSpan? Read(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        header?.Delta ?? (header?.Date is { } date ? date > now ? date - now : TimeSpan.Zero : null);
}

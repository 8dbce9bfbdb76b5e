using CmPowerShell.Engine.Cache.Records;
using CmPowerShell.Engine.Execution.Content;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse.Content;

/// <summary>
/// Holds variations, version and inputs of a run against those with which an entry was made. Variations and versions select: an entry that was made with more of
/// them than requested matches. Inputs must be the same; only data that a user registered with an input (<c>get,dataset --path=…</c>) also matches a script that depends
/// on it and does not set that input.
/// </summary>
internal static class ContentRule
{
    /// <summary>Describes the difference; null if there is none.</summary>
    public static string? Difference(CacheRecord then, RequestContent now) =>
        OfVariations(then, now) ?? OfVersion(then, now) ?? InputRule.Difference(then, now.Inputs, GetLenience(then, now)) ?? OfAsks(then, now);

    /// <summary>Whether an entry was made with exactly the current request, and with nothing more.</summary>
    public static bool IsExact(CacheRecord then, RequestContent now) =>
        then.Variations.ToHashSet().SetEquals(now.Variations) && then.Version == now.Version
        && !then.Inputs.Any(input => input.Value.IsGiven && !now.Inputs.ContainsKey(input.Key));

    private static string? OfVariations(CacheRecord then, RequestContent now) =>
        now.Variations.FirstOrDefault(name => !then.Variations.Contains(name)) is { } missing
            ? $"it was made {(then.Variations.Count > 0 ? $"with {string.Join(",", then.Variations.Select(name => "_" + name))}" : "without variations")}, and _{missing} is requested now"
            : null;

    private static string? OfVersion(CacheRecord then, RequestContent now) =>
        now.UsualVersion.Length > 0 && then.Version.Length > 0 && then.Version != now.UsualVersion
            ? $"it was made with the version {then.Version}, and the usual one is {now.UsualVersion}"
            : null;

    // A plan runs no dependency, so it does not know the variables of earlier ones.
    private static InputLenience GetLenience(CacheRecord then, RequestContent now) => now.IsDirect ? InputLenience.None
        : !now.KnowsResults ? InputLenience.NotGiven
        : then.IsDirect ? InputLenience.Unset
        : InputLenience.None;

    private static string? OfAsks(CacheRecord then, RequestContent now) => now.Asks
        .Select(ask => then.Asks.FirstOrDefault(recorded => recorded.Names.SequenceEqual(ask.Names))?.Difference(ask))
        .FirstOrDefault(difference => difference is not null);
}

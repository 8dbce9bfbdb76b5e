using System.Globalization;
using System.Text.RegularExpressions;
using CmPowerShell.Engine.Cache;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Scripts.Reuse;

/// <summary>The time until which a cache entry is reused: <c>cache_expiration</c> in its meta, in seconds since 1970, as mlcflow writes it.</summary>
internal static partial class Expiration
{
    /// <summary>Requires that a script gives a duration that can be read, before anything of it runs.</summary>
    /// <exception cref="CmException">Id <c>CacheExpirationInvalid</c>.</exception>
    public static void Require(ScriptExecution scope) => _ = Read(scope);

    /// <summary>Sets the time in the meta of a new entry, where its script gives a duration.</summary>
    public static void SetIn(MetaMap meta, ScriptExecution scope, DateTimeOffset now)
    {
        if (Read(scope) is { } duration)
        {
            meta[EntryExpiration.Key] = (now + duration).ToUnixTimeMilliseconds() / 1000.0;
        }
    }

    private static TimeSpan? Read(ScriptExecution scope)
    {
        var text = scope.Resolved.CacheExpiration;
        if (text.Length == 0 || text == "0")
        {
            return text.Length == 0 ? null : TimeSpan.Zero;
        }

        var match = Duration().Match(text);
        var count = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : throw Invalid(scope, text);
        return match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    private static CmException Invalid(ScriptExecution scope, string text) => new(new CmError(
        "CacheExpirationInvalid", ReturnCode.Failed, CmErrorCategory.InvalidData, $"The script '{scope.Script.Name}' keeps its result for '{text}', which is no duration.")
    { Hint = "Give a number of minutes, hours or days, such as 30m, 12h or 5d, or 0 for a result that is not reused.", Location = new SourceLocation(scope.Script.Path), Target = text });

    [GeneratedRegex("^([0-9]{1,6})([mhd])$")]
    private static partial Regex Duration();
}

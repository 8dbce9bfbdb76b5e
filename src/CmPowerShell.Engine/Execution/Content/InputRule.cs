using CmPowerShell.Engine.Cache.Records;

namespace CmPowerShell.Engine.Execution.Content;

/// <summary>Holds the inputs of a run against those with which an entry was made. What the script itself sets differs only where recipe or variations do.</summary>
internal static class InputRule
{
    private const int LongestShown = 80;

    /// <summary>Describes the first difference in the order of the names; null if there is none.</summary>
    /// <param name="then">The record of the entry.</param>
    /// <param name="now">The inputs of the run.</param>
    /// <param name="lenience">Which inputs need not be given again.</param>
    public static string? Difference(CacheRecord then, IReadOnlyDictionary<string, RecordedInput> now, InputLenience lenience) => then.Inputs.Keys.Union(now.Keys)
        .Order(StringComparer.Ordinal)
        .Where(name => Differs(name, then, now, lenience))
        .Select(name => Words(name, then.Inputs.GetValueOrDefault(name), now.GetValueOrDefault(name)))
        .FirstOrDefault();

    private static bool Differs(string name, CacheRecord then, IReadOnlyDictionary<string, RecordedInput> now, InputLenience lenience)
    {
        var (was, isNow) = (then.Inputs.GetValueOrDefault(name), now.GetValueOrDefault(name));
        var (wasGiven, isGivenNow) = (was is { IsGiven: true }, isNow is { IsGiven: true });
        return (wasGiven || isGivenNow)
            && !IsSame(was, isNow)
            && !(wasGiven != isGivenNow && then.FromDependencies.Contains(name)) // a dependency of its own sets it in any case
            && (isGivenNow || !(lenience == InputLenience.NotGiven || (lenience == InputLenience.Unset && isNow is null)));
    }

    private static bool IsSame(RecordedInput? was, RecordedInput? now) =>
        was is not null && now is not null && (was.IsSecret ? now.Secret is { } secret && was.Is(secret) : was.Value == now.Value);

    private static string Words(string name, RecordedInput? was, RecordedInput? now)
    {
        var input = now is { Input.Length: > 0 } ? now.Input : was?.Input ?? "";
        var title = input.Length == 0 ? $"the variable {name}" : name == input ? $"the input '{input}'" : $"the input '{input}' ({name})";
        return was is { IsSecret: true } || now is { IsSecret: true } ? $"{title} has changed"
            : now is null ? $"{title} was {Shown(was!)} and is not given now"
            : was is null ? $"{title} was not given and is {Shown(now)} now"
            : $"{title} was {Shown(was)} and is {Shown(now)} now";
    }

    private static string Shown(RecordedInput input)
    {
        var text = input.Value.ReplaceLineEndings(" ");
        return text.Length > LongestShown ? $"'{text[..LongestShown]}…'" : $"'{text}'";
    }
}

/// <summary>Which inputs that an entry was made with need not be given again.</summary>
internal enum InputLenience
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those for which the script has no value now, neither given nor a default.</summary>
    Unset,

    /// <summary>All that are not given now.</summary>
    NotGiven,
}

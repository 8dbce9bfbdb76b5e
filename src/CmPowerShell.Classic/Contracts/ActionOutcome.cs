using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Contracts;

/// <summary>The outcome of an action: the classic result map, and the same as typed values for hosts that support objects.</summary>
public sealed record ActionOutcome
{
    /// <summary>The map with <c>return</c> and, above 0, <c>error</c>.</summary>
    public required MetaMap Result { get; init; }

    /// <summary>The typed values of the result, such as artifacts, repositories or one run result; empty if there are none.</summary>
    public IReadOnlyList<object> Values { get; init; } = [];

    /// <summary>The error, or null.</summary>
    public CmError? Error { get; init; }

    /// <summary>The classic return code.</summary>
    public ReturnCode Code => Error?.Code ?? ReturnCode.Done;

    /// <summary>Whether a search has no match. That is not a failure, but callers can check it.</summary>
    public bool FoundNothing { get; init; }

    /// <summary>The items that were not removed, because the answer was no or the session is not interactive.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>An outcome without anything in it.</summary>
    internal static ActionOutcome Done(params (string Key, MetaValue Value)[] result)
    {
        var map = new MetaMap { ["return"] = 0 };
        foreach (var (key, value) in result)
        {
            map[key] = value;
        }

        return new ActionOutcome { Result = map };
    }

    /// <summary>The outcome of a failure.</summary>
    public static ActionOutcome FromError(CmError error) => new()
    {
        Error = (error ?? throw new ArgumentNullException(nameof(error))).ForClassic(),
        Result = ErrorMap.Create(error),
    };
}

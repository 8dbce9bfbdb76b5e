using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary>Asks the user to confirm an operation that cannot be undone.</summary>
internal static class Confirmation
{
    /// <summary>Whether <c>-f</c> or <c>--force</c> was given.</summary>
    internal static bool Forced(ActionCall call) => call.Request.IsOn("f") || call.Request.IsOn("force");

    /// <summary>The outcome of a removal: an error where some of it was not confirmed.</summary>
    /// <param name="kept">How many were not removed.</param>
    /// <param name="count">How many were to be removed.</param>
    /// <param name="result">The keys of the result.</param>
    internal static ActionOutcome Outcome(int kept, int count, params (string Key, MetaValue Value)[] result)
    {
        if (kept == 0)
        {
            return ActionOutcome.Done(result);
        }

        var done = kept == count ? "Nothing was removed" : $"{kept} of {count} were not removed";
        var outcome = ActionOutcome.FromError(new CmError("NotConfirmed", ReturnCode.Failed, CmErrorCategory.DecisionNeeded, $"{done}, because it was not confirmed.")
        { Hint = "Answer y, or add -f to remove without confirmation." });
        foreach (var (key, value) in result)
        {
            outcome.Result[key] = value;
        }

        return outcome;
    }

    /// <summary>Asks for confirmation. Returns false unless the user answers yes, and in a session that is not interactive.</summary>
    internal static bool Ask(ActionCall call, string question) =>
        call.Request.PrintsText && call.Operation.Interaction.ReadLine(question)?.Trim().ToUpperInvariant() is "Y" or "YES";
}

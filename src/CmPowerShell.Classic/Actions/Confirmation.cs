using CmPowerShell.Classic.Contracts;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary>Whether the person agrees with something that cannot be undone.</summary>
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
        { Hint = "Answer the question with y, or add -f to remove without a question." });
        foreach (var (key, value) in result)
        {
            outcome.Result[key] = value;
        }

        return outcome;
    }

    /// <summary>Asks; anything but yes is no, and nobody to ask is no too.</summary>
    internal static bool Ask(ActionCall call, string question) =>
        call.Request.PrintsText && call.Operation.Interaction.ReadLine(question)?.Trim().ToUpperInvariant() is "Y" or "YES";
}

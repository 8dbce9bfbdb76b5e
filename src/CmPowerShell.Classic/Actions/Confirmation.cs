using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Actions;

/// <summary>Whether the person agrees with something that cannot be undone.</summary>
internal static class Confirmation
{
    /// <summary>Whether <c>-f</c> or <c>--force</c> was given.</summary>
    internal static bool Forced(ActionCall call) => call.Request.IsOn("f") || call.Request.IsOn("force");

    /// <summary>Asks; anything but yes is no, and nobody to ask is no too.</summary>
    internal static bool Ask(ActionCall call, string question) =>
        call.Request.PrintsText && call.Operation.Interaction.ReadLine(question)?.Trim().ToUpperInvariant() is "Y" or "YES";
}

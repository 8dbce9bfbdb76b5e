using CmPowerShell.Meta.Errors;

namespace CmPowerShell.Engine.Platform;

/// <summary>Whether the engine and the programs that it starts may use the network.</summary>
/// <param name="isOffline">Whether they may not.</param>
internal sealed class NetworkRule(Func<bool> isOffline)
{
    internal const string RefusedId = "NetworkRefused";

    /// <summary>The rule that allows it.</summary>
    public static NetworkRule Allowed { get; } = new(() => false);

    /// <summary>Whether they may not.</summary>
    public bool IsOffline => isOffline();

    /// <summary>Requires that a connection may be opened.</summary>
    /// <param name="address">The address.</param>
    /// <param name="purpose">What needs it, such as a script; empty if the address is enough.</param>
    /// <exception cref="CmException">Id <c>NetworkRefused</c>.</exception>
    public void Require(string address, string purpose = "")
    {
        if (IsOffline)
        {
            throw new CmException(new CmError(
                RefusedId, ReturnCode.Failed, CmErrorCategory.Connection, $"No connection to {address} was opened{(purpose.Length > 0 ? $" for {purpose}" : "")}, because CmPowerShell works offline.")
            {
                Hint = "Import a bundle that has the result with Import-CmBundle, or work without -Offline, the setting Offline and CM_OFFLINE.",
                ClassicHint = "Import a bundle that has the result with 'cm unpack lock', or work without --offline, the setting Offline and CM_OFFLINE.",
                Target = address,
            });
        }
    }
}

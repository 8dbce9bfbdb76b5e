using System.Security.Cryptography;
using CmPowerShell.Classic.Contracts;

namespace CmPowerShell.Classic.Actions.UtilityActions;

/// <summary><c>cm generate_secret utils</c>: 16 random bytes, in the form of base64 that an address may hold.</summary>
internal sealed class GenerateSecret : IClassicAction
{
    private const int Bytes = 16;

    public string Name => "generate_secret";

    public string Summary => "Generates a random secret of 22 letters and digits.";

    public IReadOnlyList<ActionInput> Inputs => [];

    public ActionOutcome Run(ActionCall call)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        call.Print(secret);
        return ActionOutcome.Done(("secret", secret));
    }
}

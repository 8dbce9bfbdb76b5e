using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine.Platform;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm version</c>.</summary>
internal sealed class ShowVersion : IClassicAction
{
    public string Name => "version";

    public string Summary => "Prints the version of this program.";

    public IReadOnlyList<ActionInput> Inputs { get; } = [new("version", "prints the version without an action: cm --version")];

    public ActionOutcome Run(ActionCall call)
    {
        call.Print(ProductVersion.Current);
        return ActionOutcome.Done(("version", ProductVersion.Current));
    }
}
